import type { Grant, Meeting, Role } from '../api/schemas';
import type { Consent, Participant, Poll } from '../events/schemas';
import { emptyChat, type ChatState } from './chatState';
import type { MeetingRecording } from './recordingStatus';

export type ConnectionState = 'connecting' | 'connected' | 'reconnecting' | 'failed';

/** Why this person is no longer in the meeting. */
export type Over =
  | { reason: 'left' }
  | { reason: 'ended' }
  | { reason: 'denied' }
  /** `words` is what the host has said about it. */
  | { reason: 'removed' | 'banned'; words: string | null }
  | { reason: 'replaced' }
  | { reason: 'error'; error: unknown };

export interface MeetingState extends MeetingRecording {
  /** Null until the server has answered this person's join. */
  meeting: Meeting | null;
  /** In the lobby, until a host answers. */
  waiting: boolean;
  selfId: string | null;
  displayName: string;
  role: Role;
  /** What this person may do at the moment. */
  grants: ReadonlySet<string>;
  /** In the order in which they joined; contains this person too. */
  participants: readonly Participant[];
  /** Who waits to be let in; empty for those who may not let anybody in. */
  lobby: readonly Participant[];
  /** Who shows their screen. */
  sharing: readonly string[];
  chat: ChatState;
  /** The oldest first. */
  polls: readonly Poll[];
  /** Who has said whether they may be recorded. */
  consents: readonly Consent[];
  connection: ConnectionState;
  over: Over | null;
}

export function initialState(displayName: string): MeetingState {
  return {
    meeting: null,
    waiting: false,
    selfId: null,
    displayName,
    role: 'speaker',
    grants: new Set(),
    participants: [],
    lobby: [],
    sharing: [],
    recording: null,
    chat: emptyChat,
    polls: [],
    consents: [],
    recordingRequest: null,
    connection: 'connecting',
    over: null,
  };
}

export function may(state: Pick<MeetingState, 'grants'>, grant: Grant): boolean {
  return state.grants.has(grant);
}
