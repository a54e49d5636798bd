import type { MeetingEvent } from '../events/schemas';
import type { Source } from '../signal/schemas';
import { may, type MeetingState } from './MeetingState';
import { find } from './people';
import { recordingNotice } from './recordingStatus';
import type { Notice } from './ToastQueue';

/** What this person is told about an event; null when it is shown elsewhere, or is nothing to them. */
export function noticeOf(before: MeetingState, event: MeetingEvent): Notice | null {
  const isSelf = (participantId: string) => participantId === before.selfId;
  const nameOf = (participantId: string | null) => find(before.participants, participantId)?.displayName ?? 'A host';
  switch (event.type) {
    case 'participantJoined':
      if (isSelf(event.data.participantId)) return null;
      return { tone: 'info', text: `${event.data.displayName} joined.` };
    case 'participantLeft': {
      const { participantId, reason } = event.data;
      const person = find(before.participants, participantId);
      if (!person || isSelf(participantId)) return null;
      return { tone: 'info', text: `${person.displayName} ${departures[reason] ?? 'left'}.` };
    }
    case 'lobbyJoined':
      return { tone: 'info', text: `${event.data.displayName} waits to be let in.`, panel: 'people' };
    case 'muted': {
      const { participantId, source, mayUnmute, by } = event.data;
      if (!isSelf(participantId)) return null;
      const text = `${nameOf(by)} ${source === 'microphone' ? 'muted you' : `turned ${things[source]} off`}.`;
      return { tone: 'info', text: mayUnmute ? text : `${text} A host can give you the floor again.` };
    }
    case 'meetingUpdated': {
      if (before.meeting?.locked === event.data.locked) return null;
      const text = event.data.locked ? 'The meeting is locked: nobody else comes in.' : 'The meeting is open again.';
      return { tone: 'info', text };
    }
    case 'recordingChanged':
      return recordingNotice(before.recording, event.data);
    case 'participantUpdated': {
      if (!isSelf(event.data.participantId) || event.data.role === before.role) return null;
      return { tone: 'info', text: `You are ${roleNames[event.data.role]} now.` };
    }
    case 'handRaised': {
      if (isSelf(event.data.participantId) || !may(before, 'moderate')) return null;
      return { tone: 'info', text: `${nameOf(event.data.participantId)} raised a hand.`, panel: 'people' };
    }
    case 'messageSent': {
      const { senderId, senderName, text, file } = event.data;
      if (before.chat.reading || isSelf(senderId)) return null;
      return { tone: 'info', text: `${senderName}: ${excerpt(text || (file?.name ?? ''))}`, panel: 'chat' };
    }
    case 'pollCreated':
      if (isSelf(event.data.createdBy)) return null;
      return { tone: 'info', text: `Poll: ${excerpt(event.data.question)}`, panel: 'polls' };
    case 'messageEdited':
    case 'messageDeleted':
    case 'handLowered':
    case 'reaction':
    case 'pollUpdated':
    case 'pollVoted':
    case 'pollClosed':
    case 'consentChanged':
    case 'screenShareStopped':
    case 'screenShareStarted':
    case 'unmuteRequested':
    case 'lobbyLeft':
    case 'admitted':
    case 'denied':
    case 'removed':
    case 'meetingEnded':
      return null;
  }
}

function excerpt(text: string): string {
  const longest = 120;
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

const departures: Readonly<Record<string, string>> = {
  left: 'left',
  lost: 'lost the connection',
  removed: 'was removed',
  banned: 'was banned',
};

const things: Readonly<Record<Source, string>> = {
  microphone: 'your microphone',
  camera: 'your camera',
  screen: 'your screen share',
  screenAudio: 'the sound of your screen',
};

const roleNames: Readonly<Record<MeetingState['role'], string>> = {
  host: 'a host',
  coHost: 'a co-host',
  speaker: 'a speaker',
  attendee: 'an attendee',
  observer: 'an observer',
};
