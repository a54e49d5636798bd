import type { LocalMedia } from '../../media/LocalMedia';
import { useStore } from '../../store/useStore';

/** Whether nobody can hear this person: muted, or without a microphone. */
export function useSilent(local: LocalMedia): boolean {
  const muted = useStore(local.muted, (value) => value);
  const isOn = useStore(local.microphone.store, (state) => state.status === 'on');
  return muted || !isOn;
}
