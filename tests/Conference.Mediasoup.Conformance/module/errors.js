'use strict';
// The kinds of errors that tests tell apart, beside TypeError and Error. The host says which one an exception is.

class UnsupportedError extends Error {
  name = 'UnsupportedError';
}

class WorkerClosedError extends Error {
  name = 'WorkerClosedError';
}

class NotFoundError extends Error {
  name = 'NotFoundError';
}

module.exports = { UnsupportedError, WorkerClosedError, NotFoundError };
