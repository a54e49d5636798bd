module.exports = {
  testMatch: ['<rootDir>/node/lib/test/test-*.js'],
  setupFilesAfterEnv: ['<rootDir>/node/lib/bridge/closeAfterFile.js'],
  // The tests are compiled already.
  transform: {},
  cacheDirectory: '<rootDir>/.jest',
  // Many tests have two seconds, which is little for two at once on a small machine.
  maxWorkers: 1,
};
