import { useEffect, useState } from 'react';
import { api } from '../../app/services';
import { formatDuration } from '../../lib/format';

/** The time since a moment of the server's clock, counted in seconds. */
export function Elapsed({ since }: { since: string }) {
  const [now, setNow] = useState(() => api.http.clock.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(api.http.clock.now()), 500);
    return () => clearInterval(timer);
  }, []);
  return (
    <time role="timer" style={{ fontVariantNumeric: 'tabular-nums' }}>
      {formatDuration((now - Date.parse(since)) / 1000)}
    </time>
  );
}
