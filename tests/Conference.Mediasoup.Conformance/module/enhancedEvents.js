'use strict';
const { EventEmitter, once } = require('node:events');

class EnhancedEventEmitter extends EventEmitter {
  constructor() {
    super();
    this.setMaxListeners(Infinity);
  }

  /** A listener that throws is told by an event of its own and harms nobody else. */
  safeEmit(eventName, ...args) {
    try {
      return this.emit(eventName, ...args);
    } catch (error) {
      this.emit('listenererror', eventName, error);
      return true;
    }
  }
}

const enhancedOnce = (emitter, eventName, options) => once(emitter, eventName, options);

module.exports = { EnhancedEventEmitter, enhancedOnce };
