'use strict';

/** Freezes a value and all in it; tests use it to see that nobody writes into their options. */
function deepFreeze(value) {
  if (value !== null && typeof value === 'object') {
    Reflect.ownKeys(value).forEach((key) => deepFreeze(value[key]));
  }
  return Object.freeze(value);
}

module.exports = { deepFreeze };
