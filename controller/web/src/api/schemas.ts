import * as v from 'valibot';
import { Recording } from './recordingSchemas';

export const lobbyModes = ['off', 'guests', 'everyone'] as const;
export type LobbyMode = (typeof lobbyModes)[number];

export const MeetingSettings = v.object({
  lobby: v.picklist(lobbyModes),
  screenShare: v.picklist(['one', 'many']),
  chat: v.boolean(),
  muteOnEntry: v.boolean(),
  recordingConsent: v.boolean(),
});
export type MeetingSettings = v.InferOutput<typeof MeetingSettings>;

export const Meeting = v.object({
  id: v.string(),
  code: v.string(),
  name: v.string(),
  status: v.picklist(['open', 'ended']),
  createdAt: v.string(),
  passcodeRequired: v.boolean(),
  locked: v.boolean(),
  settings: MeetingSettings,
  participantCount: v.number(),
  recording: v.nullable(Recording),
});
export type Meeting = v.InferOutput<typeof Meeting>;

/** `hostToken` is told to whoever creates a meeting, and to nobody later. */
export const CreatedMeeting = v.object({ ...Meeting.entries, hostToken: v.string() });
export type CreatedMeeting = v.InferOutput<typeof CreatedMeeting>;

export const roles = ['host', 'coHost', 'speaker', 'attendee', 'observer'] as const;
export type Role = (typeof roles)[number];

/** Those of the server's grants that this client asks for; it may give others. */
export type Grant =
  | 'publishAudio'
  | 'publishVideo'
  | 'shareScreen'
  | 'chat'
  | 'privateChat'
  | 'sendFiles'
  | 'react'
  | 'raiseHand'
  | 'createPolls'
  | 'vote'
  | 'record'
  | 'moderate'
  | 'manage';

export const IceServer = v.object({
  urls: v.union([v.string(), v.array(v.string())]),
  username: v.nullish(v.string()),
  credential: v.nullish(v.string()),
});
export type IceServer = v.InferOutput<typeof IceServer>;

export const Joined = v.object({
  meeting: Meeting,
  participantId: v.string(),
  state: v.picklist(['present', 'waiting']),
  role: v.picklist(roles),
  grants: v.array(v.string()),
  ticket: v.string(),
  signalUrl: v.string(),
  eventsUrl: v.string(),
  iceServers: v.array(IceServer),
});
export type Joined = v.InferOutput<typeof Joined>;

/** RFC 9457; `code` is the part that programs read. */
export const Problem = v.object({
  code: v.optional(v.string()),
  title: v.optional(v.string()),
  detail: v.optional(v.string()),
});
