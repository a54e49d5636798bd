import type { TransportHealth } from '../media/MediaTransport';
import type { ConnectionPhase } from '../rpc/RpcConnection';
import type { ConnectionState } from './MeetingState';

export interface Lines {
  /** Unused while somebody waits in the lobby. */
  signal: ConnectionPhase | 'unused';
  events: ConnectionPhase;
  media: TransportHealth;
}

/** One word for three lines: the meeting is as well connected as the worst of them. */
export function connectionState({ signal, events, media }: Lines): ConnectionState {
  const sockets = [signal, events];
  if (sockets.includes('ended')) return 'failed';
  if (sockets.includes('reconnecting') || media === 'recovering') return 'reconnecting';
  return sockets.includes('connecting') ? 'connecting' : 'connected';
}
