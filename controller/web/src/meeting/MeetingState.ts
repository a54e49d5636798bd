import type { Recording } from '../api/schemas';
import type { Participant } from '../events/schemas';

export type ConnectionState = 'connecting' | 'connected' | 'reconnecting' | 'failed';

/** Why this person is no longer in the meeting. */
export type Over =
  | { reason: 'left' }
  | { reason: 'ended' }
  | { reason: 'removed' }
  | { reason: 'replaced' }
  | { reason: 'error'; error: unknown };

export interface MeetingState {
  /** Null until the server has let this person in. */
  meeting: { id: string; code: string; name: string | null } | null;
  selfId: string | null;
  displayName: string;
  /** In the order in which they joined; contains this person too. */
  participants: readonly Participant[];
  recording: Recording | null;
  /** What this person has asked for and the server has not answered yet. */
  recordingRequest: 'start' | 'stop' | null;
  connection: ConnectionState;
  over: Over | null;
}
