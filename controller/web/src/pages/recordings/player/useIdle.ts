import { useCallback, useEffect, useState } from 'react';

const idleMs = 3_000;

/** Whether nothing was moved for a while; `touch` says that something was. */
export function useIdle(active: boolean): [idle: boolean, touch: () => void] {
  const [touched, setTouched] = useState(0);
  const [idleSince, setIdleSince] = useState(-1);
  useEffect(() => {
    if (!active) return;
    const timer = setTimeout(() => setIdleSince(touched), idleMs);
    return () => clearTimeout(timer);
  }, [active, touched]);
  return [active && idleSince === touched, useCallback(() => setTouched((value) => value + 1), [])];
}
