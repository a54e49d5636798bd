'use strict';
const { EnhancedEventEmitter } = require('../enhancedEvents');

/** Something that lives in the host; here are only its handle and who listens to it. */
class RemoteObject extends EnhancedEventEmitter {
  #session;
  #handle;
  #observer = new EnhancedEventEmitter();

  constructor(session, handle) {
    super();
    this.#session = session;
    this.#handle = handle;
  }

  static handleOf(object) {
    return object.#handle;
  }

  static sessionOf(object) {
    return object.#session;
  }

  get observer() {
    return this.#observer;
  }
}

module.exports = { RemoteObject };
