'use strict';
const { RemoteObject } = require('./remoteObject');

/** Makes classes out of their description; see classes.js for what it may say. */
function defineClasses(descriptions) {
  const classes = {};
  for (const [name, description] of Object.entries(descriptions)) {
    const Base = classes[description.extends] ?? RemoteObject;
    // The name of a class expression is that of the property it is assigned to.
    const { [name]: Class } = { [name]: class extends Base {} };
    defineMembers(Class.prototype, description.include ?? {});
    defineMembers(Class.prototype, description);
    classes[name] = Class;
  }
  return classes;
}

function defineMembers(prototype, description) {
  const { getters = [], properties = [], questions = [], commands = [], requests = [], forging = false } = description;
  for (const name of [...getters, ...properties]) {
    const set = properties.includes(name) ? setter(name) : undefined;
    Object.defineProperty(prototype, name, { get: getter(name), set, configurable: true });
  }
  questions.forEach((name) => defineMethod(prototype, name, (session, object, args) => session.ask(object, 'call', name, args)));
  commands.forEach((name) => defineMethod(prototype, name, (session, object, args) => session.command(object, name, args)));
  requests.forEach((name) => defineMethod(prototype, name, (session, object, args) => session.request(object, name, args)));
  if (forging) {
    Object.defineProperty(prototype, 'channelForTesting', { get: forgingChannel, configurable: true });
  }
}

function getter(name) {
  return function () {
    return RemoteObject.sessionOf(this).ask(this, 'get', name, []);
  };
}

function setter(name) {
  return function (value) {
    RemoteObject.sessionOf(this).ask(this, 'set', name, [value]);
  };
}

function defineMethod(prototype, name, call) {
  function method(...args) {
    return call(RemoteObject.sessionOf(this), this, args);
  }
  Object.defineProperty(prototype, name, { value: method, configurable: true, writable: true });
}

/** What tests emit on a worker's channel goes to the entity in the host, as though its worker had sent it. */
function forgingChannel() {
  return {
    emit: (id, event, notification) => RemoteObject.sessionOf(this).command(this, 'receive', [id, notification.bb.bytes()]),
  };
}

module.exports = { defineClasses };
