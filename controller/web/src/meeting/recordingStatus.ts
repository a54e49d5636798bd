import type { Recording } from '../api/schemas';
import { recordingsPath } from '../app/paths';
import type { MeetingState } from './MeetingState';
import type { Notice } from './ToastQueue';

export type RecordButtonState = 'idle' | 'starting' | 'recording' | 'stopping' | 'composing';

/** What the record button shows: the server's state, and ahead of it what this person has just asked for. */
export function recordButtonState({
  recording,
  recordingRequest,
}: Pick<MeetingState, 'recording' | 'recordingRequest'>): RecordButtonState {
  const state = fromServer(recording);
  if (recordingRequest === 'start' && state === 'idle') return 'starting';
  if (recordingRequest === 'stop' && state === 'recording') return 'stopping';
  return state;
}

function fromServer(recording: Recording | null): RecordButtonState {
  switch (recording?.state) {
    case undefined:
    case 'completed':
    case 'failed':
      return 'idle';
    case 'pending':
    case 'starting':
      return 'starting';
    case 'recording':
    case 'stopping':
    case 'composing':
      return recording.state;
  }
}

/** Whether people must know that they are being recorded. */
export function isCapturing(recording: Recording | null): boolean {
  return recording?.state === 'recording';
}

/** What everybody is told when a recording goes from one state to the next; null when nothing is worth a notice. */
export function recordingNotice(previous: Recording | null, next: Recording | null): Notice | null {
  if (!next) return null;
  const before = previous?.id === next.id ? previous.state : null;
  if (before === next.state) return null;
  const link = { label: 'Show recordings', href: recordingsPath(next.meetingCode) };
  switch (next.state) {
    case 'recording':
      return { tone: 'info', text: 'This meeting is being recorded.' };
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
      return null;
  }
}
