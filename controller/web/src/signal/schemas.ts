import type { types } from 'mediasoup-client';
import * as v from 'valibot';
import { IceServer } from '../api/schemas';
import type { NotificationOf } from '../rpc/messages';

/** WebRTC parameters pass through to mediasoup-client, which validates their insides; here only their shape is settled. */
const opaque = <T extends object>() =>
  v.custom<T>((value) => typeof value === 'object' && value !== null && !Array.isArray(value), 'an object is expected');

const opaqueList = <T>() => v.custom<T[]>((value) => Array.isArray(value), 'a list is expected');

const layer = v.nullable(v.number());

export const Producer = v.object({
  producerId: v.string(),
  participantId: v.string(),
  kind: v.picklist(['audio', 'video']),
  source: v.picklist(['microphone', 'camera', 'screen', 'screenAudio']),
  paused: v.boolean(),
});
export type Producer = v.InferOutput<typeof Producer>;
export type Source = Producer['source'];

export const SignalSession = v.object({
  participantId: v.string(),
  resumed: v.boolean(),
  routerRtpCapabilities: opaque<types.RtpCapabilities>(),
  iceServers: v.array(IceServer),
  producers: v.array(Producer),
  ownProducers: v.array(Producer),
});
export type SignalSession = v.InferOutput<typeof SignalSession>;

export const TransportCreated = v.object({
  transportId: v.string(),
  iceParameters: opaque<types.IceParameters>(),
  iceCandidates: opaqueList<types.IceCandidate>(),
  dtlsParameters: opaque<types.DtlsParameters>(),
});
export type TransportCreated = v.InferOutput<typeof TransportCreated>;

export const IceRestarted = v.object({ iceParameters: opaque<types.IceParameters>() });

export const Produced = v.object({ producerId: v.string() });

export const Consumed = v.object({
  consumerId: v.string(),
  producerId: v.string(),
  kind: v.picklist(['audio', 'video']),
  rtpParameters: opaque<types.RtpParameters>(),
  type: v.string(),
  producerPaused: v.boolean(),
});
export type Consumed = v.InferOutput<typeof Consumed>;

export const Done = v.object({});

const ProducerRef = v.object({ producerId: v.string() });

export const signalNotifications = {
  producerAdded: Producer,
  producerRemoved: ProducerRef,
  /** `by` stands there for a device's own producer. */
  producerPaused: v.object({ producerId: v.string(), by: v.optional(v.literal('host')) }),
  /** Comes to the producer's own device only. */
  producerClosed: v.object({ producerId: v.string(), by: v.literal('host') }),
  producerResumed: ProducerRef,
  consumerClosed: v.object({ consumerId: v.string() }),
  consumerLayersChanged: v.object({ consumerId: v.string(), spatialLayer: layer, temporalLayer: layer }),
  consumerScore: v.object({ consumerId: v.string(), score: v.number(), producerScore: v.number() }),
  speakers: v.object({ volumes: v.array(v.object({ participantId: v.string(), volume: v.number() })) }),
  activeSpeaker: v.object({ participantId: v.nullable(v.string()) }),
  mediaLost: v.object({ reason: v.string() }),
};
export type SignalNotification = NotificationOf<typeof signalNotifications>;
