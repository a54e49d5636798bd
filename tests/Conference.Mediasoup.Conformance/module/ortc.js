'use strict';
// Node's ORTC is a module of functions; ours is in the host.
const { session } = require('./bridge/session');

const names = Object.getOwnPropertyNames(Object.getPrototypeOf(session.ortc)).filter((name) => name !== 'constructor');
for (const name of names) {
  exports[name] = (...args) => session.ortc[name](...args);
}
