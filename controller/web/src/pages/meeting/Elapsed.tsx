import { useEffect, useState } from 'react';
import type { Recording } from '../../api/recordingSchemas';
import { api } from '../../app/services';
import { formatDuration } from '../../lib/format';
import { recordedSeconds } from '../../meeting/recordingStatus';

/** How long a recording is by now, by the server's clock. */
export function Elapsed({ recording }: { recording: Recording }) {
  const [now, setNow] = useState(() => api.http.clock.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(api.http.clock.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const seconds = recordedSeconds(recording, now);
  if (seconds === null) return null;
  return (
    <time role="timer" style={{ fontVariantNumeric: 'tabular-nums' }}>
      {formatDuration(seconds)}
    </time>
  );
}
