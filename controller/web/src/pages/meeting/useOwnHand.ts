import type { MeetingSession } from '../../meeting/MeetingSession';
import { may } from '../../meeting/MeetingState';
import { find } from '../../meeting/people';
import { useStore } from '../../store/useStore';

export interface Toggle {
  offered: boolean;
  label: string;
  toggle: () => void;
}

export function useOwnHand(session: MeetingSession): Toggle & { up: boolean } {
  const offered = useStore(session.state, (state) => may(state, 'raiseHand'));
  const selfId = useStore(session.state, (state) => state.selfId);
  const up = useStore(session.state, (state) => find(state.participants, state.selfId)?.handRaisedAt != null);
  return {
    offered,
    up,
    label: up ? 'Lower your hand' : 'Raise your hand',
    toggle: () => void (up && selfId !== null ? session.floor.lowerHand(selfId) : session.floor.raiseHand()),
  };
}
