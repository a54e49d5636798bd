import type { MeetingEvent } from '../events/schemas';
import type { Over } from './MeetingState';

/**
 * Whether an event means that this person is out. `lost` is no end: the server gave up a connection that it could not hear,
 * but the person is still here and comes in again.
 */
export function overAfter(event: MeetingEvent, selfId: string | null): Over | 'lost' | null {
  if (event.type === 'meetingEnded') return { reason: 'ended' };
  if (event.type === 'denied') return event.data.participantId === selfId ? { reason: 'denied' } : null;
  if (event.type === 'removed') {
    const { participantId, banned, reason } = event.data;
    return participantId === selfId ? { reason: banned ? 'banned' : 'removed', words: reason } : null;
  }
  if (event.type !== 'participantLeft' && event.type !== 'lobbyLeft') return null;
  return event.data.participantId === selfId ? afterDeparture(event.data.reason) : null;
}

function afterDeparture(reason: string): Over | 'lost' | null {
  switch (reason) {
    case 'lost':
      return 'lost';
    case 'left':
    case 'denied':
    case 'ended':
      return { reason };
    case 'banned':
      return { reason, words: null };
    case 'present':
      // Let in from the lobby.
      return null;
    default:
      return { reason: 'removed', words: null };
  }
}
