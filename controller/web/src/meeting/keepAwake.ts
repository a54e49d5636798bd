import { report } from '../lib/report';

/** Keeps the screen on while the page is seen: nobody touches a phone that shows a meeting. Returns how to stop. */
export function keepAwake(): () => void {
  if (!('wakeLock' in navigator)) return () => undefined;
  let lock: WakeLockSentinel | undefined;
  let stopped = false;

  const acquire = async () => {
    if (document.visibilityState !== 'visible') return;
    try {
      lock = await navigator.wakeLock.request('screen');
      if (stopped) await lock.release();
    } catch (error) {
      report('The screen cannot be kept on.', error);
    }
  };
  // The browser takes the lock back whenever the page is hidden.
  const visible = () => void acquire();
  document.addEventListener('visibilitychange', visible);
  void acquire();

  return () => {
    stopped = true;
    document.removeEventListener('visibilitychange', visible);
    void lock?.release();
  };
}
