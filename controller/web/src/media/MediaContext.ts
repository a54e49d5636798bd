import type { types } from 'mediasoup-client';
import type { IceServer } from '../api/schemas';
import type { SignalClient } from '../signal/SignalClient';

/** What belongs to one router: everything made from it is void when the server says `resumed: false`. */
export interface MediaContext {
  readonly signal: SignalClient;
  /** Loads while the first notifications arrive, so whoever needs it waits for it. */
  readonly device: Promise<types.Device>;
  readonly iceServers: readonly IceServer[];
}

export function toRtcIceServers(servers: readonly IceServer[]): RTCIceServer[] {
  return servers.map(({ urls, username, credential }) => ({
    urls,
    ...(username == null ? {} : { username }),
    ...(credential == null ? {} : { credential }),
  }));
}
