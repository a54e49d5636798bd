import type { Recording } from '../api/recordingSchemas';
import { recordingsPath } from '../app/paths';
import type { Notice } from './ToastQueue';

export type RecordButtonState = 'idle' | 'starting' | 'recording' | 'paused' | 'stopping';

/** What this person has just asked for, and the server has not answered yet. */
export type RecordingRequest = 'start' | 'stop' | 'pause' | 'resume';

/** What a meeting knows of its recording. */
export interface MeetingRecording {
  recording: Recording | null;
  recordingRequest: RecordingRequest | null;
}

/** What the record button shows: the server's state, and ahead of it what this person has just asked for. */
export function recordButtonState({ recording, recordingRequest }: MeetingRecording): RecordButtonState {
  const state = fromServer(recording);
  if (recordingRequest === 'start' && state === 'idle') return 'starting';
  if (recordingRequest === 'stop' && (state === 'recording' || state === 'paused')) return 'stopping';
  return state;
}

function fromServer(recording: Recording | null): RecordButtonState {
  switch (recording?.state) {
    case undefined:
    case 'composing':
    case 'uploading':
    case 'completed':
    case 'failed':
      // Another recording can begin while this one is finished.
      return 'idle';
    case 'pending':
    case 'starting':
      return 'starting';
    case 'recording':
    case 'paused':
    case 'stopping':
      return recording.state;
  }
}

/** Whether people must know that they are being recorded. */
export function isCapturing(recording: Recording | null): boolean {
  return recording?.state === 'recording';
}

export type BadgeState = 'recording' | 'paused' | 'composing' | 'uploading' | 'failed';

/** Everybody sees what is captured; what becomes of it afterwards is for those who record. */
export function badgeState(recording: Recording | null, mayRecord: boolean): BadgeState | null {
  switch (recording?.state) {
    case 'recording':
    case 'paused':
      return recording.state;
    case 'composing':
    case 'uploading':
    case 'failed':
      return mayRecord ? recording.state : null;
    case undefined:
    case 'pending':
    case 'starting':
    case 'stopping':
    case 'completed':
      return null;
  }
}

/** How long the film is by now, in seconds; null before it has begun. `now` is the server's clock in milliseconds. */
export function recordedSeconds({ startedAt, pausedAt, pausedSeconds }: Recording, now: number): number | null {
  if (startedAt === null) return null;
  const until = pausedAt === null ? now : Date.parse(pausedAt);
  return (until - Date.parse(startedAt)) / 1_000 - pausedSeconds;
}

/** What everybody is told when a recording goes from one state to the next; null when nothing is worth a notice. */
export function recordingNotice(previous: Recording | null, next: Recording | null): Notice | null {
  if (!next) return null;
  const before = previous?.id === next.id ? previous.state : null;
  if (before === next.state) return null;
  const link = { label: 'Show recordings', href: recordingsPath(next.meetingCode) };
  switch (next.state) {
    case 'recording':
      return {
        tone: 'info',
        text: before === 'paused' ? 'The recording goes on.' : 'This meeting is being recorded.',
      };
    case 'paused':
      return { tone: 'info', text: 'The recording is paused: nothing is recorded now.' };
    case 'stopping':
      return { tone: 'info', text: 'The recording has stopped and is being composed.' };
    case 'composing':
      return before === 'stopping' ? null : { tone: 'info', text: 'The recording is being composed.' };
    case 'completed':
      return before === null ? null : { tone: 'success', text: 'The recording is ready.', link };
    case 'failed':
      if (before === null) return null;
      return { tone: 'error', text: `The recording failed. ${next.error ?? ''}`.trimEnd(), link };
    case 'pending':
    case 'starting':
    case 'uploading':
      return null;
  }
}
