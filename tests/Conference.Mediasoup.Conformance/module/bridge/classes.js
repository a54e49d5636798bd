'use strict';
// The classes of mediasoup as the tests know them. Everything is answered by the host:
//   getters     are asked for each time
//   properties  can be set too
//   questions   are methods that block for a value
//   commands    are methods that block, and emit what they caused before they return
//   requests    are methods that give a promise
//   forging     lets tests make up what the worker says
const { defineClasses } = require('./defineClasses');

const entity = { getters: ['id', 'closed'], properties: ['appData'], commands: ['close'] };

const classes = defineClasses({
  Mediasoup: {
    getters: ['version', 'workerBin'],
    questions: ['getSupportedRtpCapabilities', 'parseScalabilityMode', 'forwardLogs'],
    requests: ['createWorker'],
  },

  Ortc: {
    questions: [
      ...['validateAndNormalizeRtpCapabilities', 'validateAndNormalizeRtpParameters', 'validateAndNormalizeSctpStreamParameters'],
      ...['generateRouterRtpCapabilities', 'getProducerRtpParametersMapping', 'getConsumableRtpParameters'],
      ...['canConsume', 'getConsumerRtpParameters', 'getPipeConsumerRtpParameters'],
    ],
  },

  WorkerImpl: {
    getters: ['pid', 'closed', 'died', 'subprocessClosed', 'webRtcServersForTesting', 'routersForTesting'],
    properties: ['appData'],
    commands: ['close'],
    requests: ['dump', 'getResourceUsage', 'updateSettings', 'createWebRtcServer', 'createRouter'],
  },

  WebRtcServerImpl: {
    include: entity,
    getters: ['webRtcTransportsForTesting'],
    requests: ['dump'],
  },

  RouterImpl: {
    include: entity,
    getters: ['rtpCapabilities', 'transportsForTesting'],
    questions: ['canConsume', 'updateMediaCodecs'],
    requests: [
      ...['dump', 'createWebRtcTransport', 'createPlainTransport', 'createPipeTransport', 'createDirectTransport', 'pipeToRouter'],
      ...['createActiveSpeakerObserver', 'createAudioLevelObserver'],
    ],
  },

  TransportImpl: {
    include: entity,
    getters: ['type'],
    requests: [
      ...['dump', 'getStats', 'connect', 'setMaxIncomingBitrate', 'setMaxOutgoingBitrate', 'setMinOutgoingBitrate'],
      ...['produce', 'consume', 'produceData', 'consumeData', 'enableTraceEvent'],
    ],
    forging: true,
  },

  WebRtcTransportImpl: {
    extends: 'TransportImpl',
    getters: [
      ...['iceRole', 'iceParameters', 'iceCandidates', 'iceState', 'iceSelectedTuple', 'dtlsParameters', 'dtlsState'],
      ...['dtlsRemoteCert', 'sctpParameters', 'sctpState', 'sctpNegotiatedCapabilities'],
    ],
    requests: ['restartIce'],
  },

  PlainTransportImpl: {
    extends: 'TransportImpl',
    getters: ['tuple', 'rtcpTuple', 'sctpParameters', 'sctpState', 'sctpNegotiatedCapabilities', 'srtpParameters'],
  },

  PipeTransportImpl: {
    extends: 'TransportImpl',
    getters: ['tuple', 'sctpParameters', 'sctpState', 'sctpNegotiatedCapabilities', 'srtpParameters'],
  },

  DirectTransportImpl: {
    extends: 'TransportImpl',
    questions: ['sendRtcp'],
  },

  ProducerImpl: {
    include: entity,
    getters: ['kind', 'type', 'rtpParameters', 'consumableRtpParameters', 'paused', 'score'],
    questions: ['send'],
    requests: ['dump', 'getStats', 'pause', 'resume', 'enableTraceEvent'],
    forging: true,
  },

  ConsumerImpl: {
    include: entity,
    getters: [
      ...['producerId', 'kind', 'type', 'rtpParameters', 'paused', 'producerPaused', 'priority', 'score'],
      ...['preferredLayers', 'currentLayers'],
    ],
    requests: [
      ...['dump', 'getStats', 'pause', 'resume', 'setPreferredLayers', 'setPriority', 'unsetPriority', 'requestKeyFrame'],
      ...['enableTraceEvent'],
    ],
    forging: true,
  },

  DataProducerImpl: {
    include: entity,
    getters: ['type', 'sctpStreamParameters', 'label', 'protocol', 'paused'],
    questions: ['send'],
    requests: ['dump', 'getStats', 'pause', 'resume'],
  },

  DataConsumerImpl: {
    include: entity,
    getters: ['dataProducerId', 'type', 'sctpStreamParameters', 'label', 'protocol', 'paused', 'dataProducerPaused', 'subchannels'],
    requests: [
      ...['dump', 'getStats', 'pause', 'resume', 'send', 'setSubchannels', 'addSubchannel', 'removeSubchannel'],
      ...['getBufferedAmount', 'setBufferedAmountLowThreshold'],
    ],
  },

  RtpObserverImpl: {
    include: entity,
    getters: ['type', 'paused'],
    requests: ['pause', 'resume', 'addProducer', 'removeProducer'],
  },

  ActiveSpeakerObserverImpl: { extends: 'RtpObserverImpl' },

  AudioLevelObserverImpl: { extends: 'RtpObserverImpl' },
});

module.exports = { classes };
