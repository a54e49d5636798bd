import type { Consent, EventsState, MeetingEvent, Participant } from '../events/schemas';
import { withHistory, withMessage, withoutText, withUnread } from './chatState';
import type { MeetingState } from './MeetingState';
import { inOrder, without, withHand, withPerson } from './people';
import { withOwnVote, withPoll } from './pollState';

/** What is known of the meeting after the server has told all of it. */
export function applyState(state: MeetingState, told: EventsState): MeetingState {
  const { meeting, participants, lobby, sharing, recording, polls } = told;
  const known = {
    ...state,
    meeting,
    participants: inOrder(participants),
    lobby: inOrder(lobby),
    sharing,
    recording,
    chat: withHistory(state.chat, told.chat),
    polls,
    consents: told.consents,
    waiting: !told.admitted,
  };
  return withSelf(known, told.self);
}

/** What is known of the meeting after an event; the same state comes back when it is about something else. */
export function applyEvent(state: MeetingState, event: MeetingEvent, at: string): MeetingState {
  const { participants, lobby, sharing } = state;
  switch (event.type) {
    case 'participantJoined':
    case 'participantUpdated':
      return withSelf({ ...state, participants: withPerson(participants, event.data) }, event.data);
    case 'participantLeft':
      return {
        ...state,
        participants: without(participants, event.data.participantId),
        sharing: sharing.filter((id) => id !== event.data.participantId),
      };
    case 'lobbyJoined':
      return { ...state, lobby: withPerson(lobby, event.data) };
    case 'lobbyLeft':
      return { ...state, lobby: without(lobby, event.data.participantId) };
    case 'admitted':
      return withSelf({ ...state, waiting: false }, event.data);
    case 'meetingUpdated':
      return { ...state, meeting: event.data };
    case 'screenShareStarted':
      return {
        ...state,
        sharing: [...sharing.filter((id) => id !== event.data.participantId), event.data.participantId],
      };
    case 'screenShareStopped':
      return { ...state, sharing: sharing.filter((id) => id !== event.data.participantId) };
    case 'recordingChanged':
      return { ...state, recording: event.data };
    case 'messageSent': {
      const chat = withMessage(state.chat, event.data);
      return { ...state, chat: event.data.senderId === state.selfId ? chat : withUnread(chat) };
    }
    case 'messageEdited':
      return { ...state, chat: withMessage(state.chat, event.data) };
    case 'messageDeleted':
      return { ...state, chat: withoutText(state.chat, event.data.messageId, at) };
    case 'handRaised':
      return { ...state, participants: withHand(participants, event.data.participantId, event.data.raisedAt) };
    case 'handLowered':
      return { ...state, participants: withHand(participants, event.data.participantId, null) };
    case 'pollCreated':
    case 'pollUpdated':
    case 'pollClosed':
      return { ...state, polls: withPoll(state.polls, event.data) };
    case 'pollVoted':
      return { ...state, polls: withOwnVote(state.polls, event.data.pollId, event.data.options) };
    case 'consentChanged':
      return { ...state, consents: withConsent(state.consents, event.data) };
    case 'reaction':
    case 'denied':
    case 'removed':
    case 'meetingEnded':
    case 'muted':
    case 'unmuteRequested':
      return state;
  }
}

function withConsent(consents: readonly Consent[], consent: Consent): readonly Consent[] {
  const others = consents.filter(
    ({ recordingId, participantId }) => recordingId !== consent.recordingId || participantId !== consent.participantId,
  );
  return [...others, consent];
}

function withSelf(state: MeetingState, person: Participant): MeetingState {
  if (person.participantId !== state.selfId) return state;
  const { displayName, role, grants } = person;
  return { ...state, displayName, role, grants: new Set(grants) };
}
