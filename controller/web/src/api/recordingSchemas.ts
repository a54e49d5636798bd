import * as v from 'valibot';

export const recordingStates = [
  'pending',
  'starting',
  'recording',
  'paused',
  'stopping',
  'composing',
  'uploading',
  'completed',
  'failed',
] as const;

export const recordingLayouts = ['grid', 'speaker', 'presentation', 'audioOnly'] as const;
export type RecordingLayout = (typeof recordingLayouts)[number];

export const resolutions = ['720p', '1080p'] as const;
export type Resolution = (typeof resolutions)[number];

export const RecordingSettings = v.object({
  layout: v.picklist(recordingLayouts),
  resolution: v.picklist(resolutions),
  frameRate: v.number(),
  tracks: v.boolean(),
  hls: v.boolean(),
  chat: v.boolean(),
});
export type RecordingSettings = v.InferOutput<typeof RecordingSettings>;

/** What a recording begins with; without a name of its own it goes by the meeting's. */
export type NewRecording = Partial<RecordingSettings> & { name?: string };

/** As many characters as the name of a recording may have. */
export const recordingNameLimit = 200;

/** `kind` stays a plain word: a newer server may have others, which nobody here asks for. */
export const Artifact = v.object({
  kind: v.string(),
  path: v.string(),
  mediaType: v.string(),
  sizeBytes: v.number(),
});
export type Artifact = v.InferOutput<typeof Artifact>;

export const Recording = v.object({
  id: v.string(),
  meetingId: v.string(),
  meetingCode: v.string(),
  meetingName: v.nullable(v.string()),
  name: v.nullish(v.string(), null),
  state: v.picklist(recordingStates),
  requestedAt: v.string(),
  startedAt: v.nullable(v.string()),
  pausedAt: v.nullish(v.string(), null),
  /** Of all pauses that are over. */
  pausedSeconds: v.nullish(v.number(), 0),
  stoppedAt: v.nullable(v.string()),
  completedAt: v.nullable(v.string()),
  durationSeconds: v.nullable(v.number()),
  sizeBytes: v.nullable(v.number()),
  progress: v.nullable(v.number()),
  errorCode: v.nullable(v.string()),
  error: v.nullable(v.string()),
  settings: v.nullish(RecordingSettings, null),
  participants: v.nullish(v.array(v.string()), []),
  /** What should be in it and is not, with reasons. */
  missing: v.nullish(v.array(v.string()), []),
  /** In which state it failed. */
  failedState: v.nullish(v.picklist(recordingStates), null),
  attempts: v.nullish(v.number(), 0),
  nextAttemptAt: v.nullish(v.string(), null),
  recorder: v.nullish(v.string(), null),
  /** The recorder that has its files, and is away. */
  waitsFor: v.nullish(v.string(), null),
  legalHold: v.nullish(v.boolean(), false),
  retainUntil: v.nullish(v.string(), null),
  artifacts: v.nullish(v.array(Artifact), []),
  mayManage: v.nullish(v.boolean(), false),
});
export type Recording = v.InferOutput<typeof Recording>;
export type RecordingState = Recording['state'];

export const RecordingPage = v.object({ items: v.array(Recording), nextCursor: v.nullish(v.string(), null) });
export type RecordingPage = v.InferOutput<typeof RecordingPage>;

export const Access = v.object({ access: v.string(), expiresAt: v.string() });
export type Access = v.InferOutput<typeof Access>;

/** A link; `url` and `token` are told by creation only. */
export const Share = v.object({
  id: v.string(),
  url: v.nullish(v.string(), null),
  createdAt: v.string(),
  expiresAt: v.nullish(v.string(), null),
  revokedAt: v.nullish(v.string(), null),
  passcodeRequired: v.boolean(),
  views: v.nullish(v.number(), null),
});
export type Share = v.InferOutput<typeof Share>;

export const ShareList = v.object({ items: v.array(Share) });

/** What a link tells before its passcode. */
export const SharedInfo = v.object({
  meetingName: v.nullish(v.string(), null),
  passcodeRequired: v.boolean(),
  download: v.nullish(v.boolean(), true),
});
export type SharedInfo = v.InferOutput<typeof SharedInfo>;

export const SharedRecording = v.object({
  meetingName: v.nullish(v.string(), null),
  startedAt: v.nullish(v.string(), null),
  durationSeconds: v.nullish(v.number(), null),
  settings: v.nullish(RecordingSettings, null),
  participants: v.nullish(v.array(v.string()), []),
  missing: v.nullish(v.array(v.string()), []),
  artifacts: v.array(Artifact),
});

/** What a link opens. */
export const OpenedShare = v.object({
  access: v.string(),
  recording: SharedRecording,
});
export type OpenedShare = v.InferOutput<typeof OpenedShare>;
