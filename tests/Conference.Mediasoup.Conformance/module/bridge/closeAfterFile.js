'use strict';
// Jest runs this with each file of tests.
const { session } = require('./session');

afterAll(() => session.close());
