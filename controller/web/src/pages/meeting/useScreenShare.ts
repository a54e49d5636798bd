import { LocalScreen } from '../../media/LocalScreen';
import type { MeetingSession } from '../../meeting/MeetingSession';
import { may } from '../../meeting/MeetingState';
import { useStore } from '../../store/useStore';
import type { Toggle } from './useOwnHand';

export function useScreenShare(session: MeetingSession): Toggle & { on: boolean } {
  const granted = useStore(session.state, (state) => may(state, 'shareScreen'));
  const on = useStore(session.local.screen.store, ({ status }) => status !== 'off');
  return {
    offered: granted && LocalScreen.isSupported,
    on,
    label: on ? 'Stop sharing your screen' : 'Share your screen',
    toggle: () => void session.setScreenShare(!on),
  };
}
