// Answers cases with mediasoup's own ortc: a JSON array on stdin, the array of answers on stdout.
// Usage: node oracle.mjs <folder with node_modules>
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { text } from 'node:stream/consumers';

const require = createRequire(`${process.argv[2]}/`);
const ortc = require('mediasoup/ortc');
const { UnsupportedError } = require('mediasoup/errors');
// Beside the files that the package lets be required.
const library = dirname(require.resolve('mediasoup/ortc'));
const { serializeRtpParameters } = require(`${library}/rtpParametersFbsUtils.js`);
const { parseScalabilityMode } = require(`${library}/scalabilityModesUtils.js`);
const { Builder } = require('flatbuffers');
const h264 = require('h264-profile-level-id');

/** The answer of a step: its value as it is at this moment (later steps write to it), or the kind of its error. */
function attempt(step) {
  try {
    return { value: structuredClone(step()) };
  } catch (error) {
    return { error: error instanceof UnsupportedError ? 'unsupported' : 'invalid' };
  }
}

/** What a transport does with the parameters of a producer, up to the request for the worker. */
function produce(kind, rtpParameters, router) {
  return attempt(() => {
    ortc.validateAndNormalizeRtpParameters(rtpParameters);
    const mapping = ortc.getProducerRtpParametersMapping(rtpParameters, router);
    const consumable = ortc.getConsumableRtpParameters(kind, rtpParameters, router, mapping);
    const builder = new Builder();
    serializeRtpParameters(builder, rtpParameters);
    ortc.serializeRtpMapping(builder, mapping);
    return { rtpParameters, mapping, consumable };
  });
}

function scenario({ mediaCodecs, otherMediaCodecs, kind, rtpParameters, rtpCapabilities, pipe, enableRtx }) {
  const answer = {
    router: attempt(() => ortc.generateRouterRtpCapabilities(mediaCodecs)),
    otherRouter: attempt(() => ortc.generateRouterRtpCapabilities(otherMediaCodecs)),
  };
  const router = answer.router.value;
  if (!router) {
    return answer;
  }

  answer.producer = produce(kind, rtpParameters, router);
  const consumable = answer.producer.value?.consumable;
  if (!consumable) {
    return answer;
  }

  answer.canConsume = attempt(() => ortc.canConsume(structuredClone(consumable), structuredClone(rtpCapabilities)));
  answer.consumer = attempt(() => {
    ortc.validateAndNormalizeRtpCapabilities(rtpCapabilities);
    return ortc.getConsumerRtpParameters({
      consumableRtpParameters: structuredClone(consumable),
      remoteRtpCapabilities: rtpCapabilities,
      pipe,
      enableRtx,
    });
  });
  answer.pipeConsumer = attempt(() =>
    ortc.getPipeConsumerRtpParameters({ consumableRtpParameters: structuredClone(consumable), enableRtx }),
  );
  if (answer.pipeConsumer.value && answer.otherRouter.value) {
    answer.pipedProducer = produce(kind, structuredClone(answer.pipeConsumer.value), answer.otherRouter.value);
  }
  return answer;
}

function sctp(parameters) {
  return attempt(() => {
    ortc.validateAndNormalizeSctpStreamParameters(parameters);
    return parameters;
  });
}

function profiles({ offered, supported }) {
  const same = h264.isSameProfile(offered, supported);
  return { same, level: same ? h264.generateProfileLevelIdStringForAnswer(offered, supported) : undefined };
}

function scalabilityMode(mode) {
  return parseScalabilityMode(mode);
}

const answers = { scenario, sctp, profiles, scalabilityMode };
const cases = JSON.parse(await text(process.stdin));
// A null of the input that is still there says the same as a property that is left out.
const withoutNulls = (_, value) => value ?? undefined;
process.stdout.write(JSON.stringify(cases.map(({ ask, input }) => answers[ask](input)), withoutNulls));
