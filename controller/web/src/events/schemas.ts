import * as v from 'valibot';
import { Recording } from '../api/schemas';

export const Participant = v.object({
  participantId: v.string(),
  displayName: v.string(),
  joinedAt: v.string(),
  connected: v.boolean(),
});
export type Participant = v.InferOutput<typeof Participant>;

export const EventsSession = v.object({
  participantId: v.string(),
  sequence: v.number(),
  meeting: v.object({ id: v.string(), code: v.string(), name: v.nullable(v.string()) }),
  participants: v.array(Participant),
  recording: v.nullable(Recording),
});
export type EventsSession = v.InferOutput<typeof EventsSession>;

/** Any event, known or not: its number counts even when its type is newer than this client. */
export const EventEnvelope = v.object({
  sequence: v.number(),
  at: v.string(),
  type: v.string(),
  data: v.unknown(),
});

export const MeetingEvent = v.variant('type', [
  v.object({ type: v.literal('participantJoined'), data: Participant }),
  v.object({ type: v.literal('participantUpdated'), data: Participant }),
  v.object({
    type: v.literal('participantLeft'),
    data: v.object({ participantId: v.string(), reason: v.string() }),
  }),
  v.object({ type: v.literal('recordingChanged'), data: Recording }),
  v.object({ type: v.literal('meetingEnded'), data: v.object({ reason: v.string() }) }),
]);
export type MeetingEvent = v.InferOutput<typeof MeetingEvent>;

export const meetingEventTypes: ReadonlySet<string> = new Set<MeetingEvent['type']>([
  'participantJoined',
  'participantUpdated',
  'participantLeft',
  'recordingChanged',
  'meetingEnded',
]);
