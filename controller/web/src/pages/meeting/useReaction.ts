import type { MeetingSession } from '../../meeting/MeetingSession';
import { useStore } from '../../store/useStore';

/** What somebody has just shown; null after a few seconds. */
export function useReaction(session: MeetingSession, participantId: string): string | null {
  return useStore(
    session.floor.reactions,
    (reactions) => reactions.findLast((one) => one.participantId === participantId)?.reaction ?? null,
  );
}
