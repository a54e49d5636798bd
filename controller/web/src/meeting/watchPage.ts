import { keepAwake } from './keepAwake';

export interface PageEvents {
  /** The network or the person has come back: connections may be dead without having noticed. */
  back: () => void;
  /** The page goes away; only what outlives it may still be sent. */
  closing: () => void;
}

/** Watches what happens to the page around the meeting. Returns how to stop. */
export function watchPage({ back, closing }: PageEvents): () => void {
  const visible = () => {
    if (document.visibilityState === 'visible') back();
  };
  const letSleep = keepAwake();
  addEventListener('online', back);
  addEventListener('pagehide', closing);
  document.addEventListener('visibilitychange', visible);
  return () => {
    letSleep();
    removeEventListener('online', back);
    removeEventListener('pagehide', closing);
    document.removeEventListener('visibilitychange', visible);
  };
}
