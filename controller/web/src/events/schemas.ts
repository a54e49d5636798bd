import * as v from 'valibot';
import { Recording } from '../api/recordingSchemas';
import { Meeting, roles } from '../api/schemas';

export const Participant = v.object({
  participantId: v.string(),
  displayName: v.string(),
  joinedAt: v.string(),
  connected: v.boolean(),
  role: v.picklist(roles),
  grants: v.array(v.string()),
  handRaisedAt: v.nullable(v.string()),
});
export type Participant = v.InferOutput<typeof Participant>;

export const SharedFile = v.object({
  id: v.string(),
  name: v.string(),
  mediaType: v.string(),
  size: v.number(),
  uploaderId: v.string(),
});
export type SharedFile = v.InferOutput<typeof SharedFile>;

export const Message = v.object({
  id: v.string(),
  sequence: v.number(),
  senderId: v.string(),
  senderName: v.string(),
  /** Whom it is for beside its sender; null for everybody. */
  to: v.nullable(v.array(v.string())),
  text: v.string(),
  file: v.nullable(SharedFile),
  replyTo: v.nullable(v.string()),
  sentAt: v.string(),
  editedAt: v.nullable(v.string()),
  deletedAt: v.nullable(v.string()),
});
export type Message = v.InferOutput<typeof Message>;

export const Poll = v.object({
  id: v.string(),
  question: v.string(),
  /** `voters` is null while the poll is open, and for ever where nobody is told who chose what. */
  options: v.array(v.object({ text: v.string(), votes: v.number(), voters: v.nullable(v.array(v.string())) })),
  multiple: v.boolean(),
  anonymous: v.boolean(),
  state: v.picklist(['open', 'closed']),
  createdBy: v.string(),
  voterCount: v.number(),
  /** One's own vote, told with the state: the numbers of the options, from 0. */
  ownVote: v.optional(v.array(v.number())),
});
export type Poll = v.InferOutput<typeof Poll>;

/** Whether somebody agrees to be in a recording. */
export const Consent = v.object({ recordingId: v.string(), participantId: v.string(), granted: v.boolean() });
export type Consent = v.InferOutput<typeof Consent>;

/** The whole state of the meeting at a number. */
export const EventsState = v.object({
  resumed: v.literal(false),
  participantId: v.string(),
  sequence: v.number(),
  meeting: Meeting,
  /** False in the lobby, where the lists are empty. */
  admitted: v.boolean(),
  self: Participant,
  participants: v.array(Participant),
  lobby: v.array(Participant),
  sharing: v.array(v.string()),
  recording: v.nullable(Recording),
  chat: v.array(Message),
  polls: v.array(Poll),
  consents: v.array(Consent),
});
export type EventsState = v.InferOutput<typeof EventsState>;

/** Nothing is lost: whatever happened since the number that was asked for follows as events. */
export const EventsResumed = v.object({
  resumed: v.literal(true),
  participantId: v.string(),
  sequence: v.number(),
});

export const EventsOpening = v.variant('resumed', [EventsResumed, EventsState]);
export type EventsOpening = v.InferOutput<typeof EventsOpening>;

/** Any event, known or not. Those without a number are of the moment, and are not repeated after a gap. */
export const EventEnvelope = v.object({
  sequence: v.optional(v.number()),
  at: v.string(),
  type: v.string(),
  data: v.unknown(),
});

const ParticipantRef = v.object({ participantId: v.string() });
const Departure = v.object({ participantId: v.string(), reason: v.string() });
const source = v.picklist(['microphone', 'camera', 'screen', 'screenAudio']);

export const MeetingEvent = v.variant('type', [
  v.object({ type: v.literal('participantJoined'), data: Participant }),
  v.object({ type: v.literal('participantUpdated'), data: Participant }),
  v.object({ type: v.literal('participantLeft'), data: Departure }),
  /** To the one who is sent out, ahead of `participantLeft`. */
  v.object({
    type: v.literal('removed'),
    data: v.object({ participantId: v.string(), reason: v.nullable(v.string()), banned: v.boolean() }),
  }),
  v.object({ type: v.literal('lobbyJoined'), data: Participant }),
  v.object({ type: v.literal('lobbyLeft'), data: Departure }),
  v.object({ type: v.literal('admitted'), data: Participant }),
  v.object({ type: v.literal('denied'), data: ParticipantRef }),
  v.object({ type: v.literal('meetingUpdated'), data: Meeting }),
  v.object({ type: v.literal('meetingEnded'), data: v.object({ reason: v.string() }) }),
  v.object({
    type: v.literal('muted'),
    data: v.object({ participantId: v.string(), source, mayUnmute: v.boolean(), by: v.nullable(v.string()) }),
  }),
  v.object({
    type: v.literal('unmuteRequested'),
    data: v.object({ participantId: v.string(), source, by: v.nullable(v.string()) }),
  }),
  v.object({ type: v.literal('screenShareStarted'), data: ParticipantRef }),
  v.object({ type: v.literal('screenShareStopped'), data: ParticipantRef }),
  v.object({ type: v.literal('recordingChanged'), data: Recording }),
  v.object({ type: v.literal('consentChanged'), data: Consent }),
  v.object({ type: v.literal('messageSent'), data: Message }),
  v.object({ type: v.literal('messageEdited'), data: Message }),
  v.object({ type: v.literal('messageDeleted'), data: v.object({ messageId: v.string() }) }),
  v.object({
    type: v.literal('handRaised'),
    data: v.object({ participantId: v.string(), raisedAt: v.string() }),
  }),
  v.object({ type: v.literal('handLowered'), data: ParticipantRef }),
  v.object({ type: v.literal('reaction'), data: v.object({ participantId: v.string(), reaction: v.string() }) }),
  v.object({ type: v.literal('pollCreated'), data: Poll }),
  v.object({ type: v.literal('pollUpdated'), data: Poll }),
  v.object({ type: v.literal('pollVoted'), data: v.object({ pollId: v.string(), options: v.array(v.number()) }) }),
  v.object({ type: v.literal('pollClosed'), data: Poll }),
]);
export type MeetingEvent = v.InferOutput<typeof MeetingEvent>;

export const meetingEventTypes: ReadonlySet<string> = new Set(
  MeetingEvent.options.map((option) => option.entries.type.literal),
);
