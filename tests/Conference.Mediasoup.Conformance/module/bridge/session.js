'use strict';
const errors = require('../errors');
const { classes } = require('./classes');
const { Connection } = require('./connection');
const { RemoteObject } = require('./remoteObject');
const { decode, encode } = require('./values');

// What the host has from the start.
const roots = { mediasoup: [0, 'Mediasoup'], ortc: [1, 'Ortc'] };
const errorClasses = { ...errors, TypeError };

/** The calls to one host, and the table that keeps one object for each of its objects. */
class Session {
  #connection;
  #objects = new Map();
  #promises = new Map();
  #lastId = 0;
  #onLog = () => {};

  constructor(host) {
    this.#connection = new Connection(host, (frame) => this.#handle(frame));
    this.mediasoup = this.#find(...roots.mediasoup);
    this.ortc = this.#find(...roots.ortc);
  }

  /** Blocks for a value. Events wait for their turn, as what a worker says never comes while code runs. */
  ask(object, verb, member, args) {
    return this.#result(this.#connection.sendAndWait(this.#frame(object, verb, member, args)));
  }

  /** Blocks for something to be done, and emits what it caused before it returns. */
  command(object, member, args) {
    const answer = this.#connection.sendAndWait({ ...this.#frame(object, 'call', member, args), settle: true });
    this.#connection.handleBeforeReturning();
    return this.#result(answer);
  }

  /** Does not block; what the call caused is emitted before the promise ends. */
  request(object, member, args) {
    const frame = { ...this.#frame(object, 'call', member, args), settle: true };
    this.#connection.send(frame);
    return new Promise((resolve, reject) => this.#promises.set(frame.id, { resolve, reject }));
  }

  onLog(listener) {
    this.#onLog = listener;
  }

  async close() {
    const end = await this.#connection.close();
    if (end !== 'in order') {
      throw new Error(`The host ended ${end}.`);
    }
  }

  #frame(object, verb, member, args) {
    return { id: ++this.#lastId, object: RemoteObject.handleOf(object), verb, member, args: encode(args) };
  }

  #handle(frame) {
    if (frame.events) {
      frame.events.forEach((event) => this.#emit(event));
    } else if (frame.log) {
      this.#onLog(frame.log);
    } else {
      const { resolve, reject } = this.#promises.get(frame.answer);
      this.#promises.delete(frame.answer);
      try {
        resolve(this.#result(frame));
      } catch (error) {
        reject(error);
      }
    }
  }

  #emit({ object, observer, name, args }) {
    const target = this.#decode(object);
    (observer ? target.observer : target).safeEmit(name, ...args.map((arg) => this.#decode(arg)));
  }

  #result({ value, error }) {
    if (error) {
      throw new (errorClasses[error.name] ?? Error)(error.message);
    }
    return this.#decode(value);
  }

  #decode(value) {
    return decode(value, (handle, className) => this.#find(handle, className));
  }

  #find(handle, className) {
    let object = this.#objects.get(handle);
    if (!object) {
      object = new classes[className](this, handle);
      this.#objects.set(handle, object);
    }
    return object;
  }
}

// One host for each file of tests, since each gets its modules anew.
const session = new Session(process.env.CONFORMANCE_HOST);

module.exports = { session };
