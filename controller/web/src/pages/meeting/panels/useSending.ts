import type { MeetingSession } from '../../../meeting/MeetingSession';
import { useStore } from '../../../store/useStore';
import { useSilent } from '../useSilent';

export interface Sending {
  microphone: boolean;
  camera: boolean;
}

/** What is to be heard and seen of somebody at the moment. */
export function useSending(session: MeetingSession, participantId: string, isSelf: boolean): Sending {
  const { media, local } = session;
  const silent = useSilent(local);
  const ownCamera = useStore(local.camera.store, (state) => state.status === 'on');
  const microphone = useStore(media.remote, (remote) => remote.get(participantId)?.get('microphone')?.paused === false);
  const camera = useStore(media.remote, (remote) => remote.get(participantId)?.get('camera')?.paused === false);
  return isSelf ? { microphone: !silent, camera: ownCamera } : { microphone, camera };
}
