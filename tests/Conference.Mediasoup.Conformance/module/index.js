'use strict';
// Stands where the tests expect mediasoup's own index; everything is answered by Conference.Mediasoup in the host.
const { session } = require('./bridge/session');

const { mediasoup } = session;
const levels = { debug: 'ondebug', warn: 'onwarn', error: 'onerror' };

/** The listeners stay here, since functions cannot be sent; the host is told which levels are wanted. */
function setLogEventListeners(listeners = {}) {
  session.onLog(({ level, area, text }) => listeners[levels[level]](area, text));
  mediasoup.forwardLogs(Object.keys(levels).filter((level) => listeners[levels[level]]));
}

Object.defineProperty(exports, '__esModule', { value: true });
for (const name of ['version', 'workerBin']) {
  Object.defineProperty(exports, name, { get: () => mediasoup[name], enumerable: true });
}
exports.observer = mediasoup.observer;
exports.setLogEventListeners = setLogEventListeners;
exports.createWorker = (settings) => mediasoup.createWorker(settings);
exports.getSupportedRtpCapabilities = () => mediasoup.getSupportedRtpCapabilities();
exports.parseScalabilityMode = (scalabilityMode) => mediasoup.parseScalabilityMode(scalabilityMode);
exports.ortc = require('./ortc');
