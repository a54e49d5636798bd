import { useEffect, useState } from 'react';
import type { Meeting } from '../../api/schemas';
import { api } from '../../app/services';

export type Lookup = { state: 'loading' } | { state: 'found'; meeting: Meeting } | { state: 'failed'; error: unknown };

/** Asks whether the meeting exists before anybody is asked for a camera. */
export function useMeetingLookup(code: string): { lookup: Lookup; retry: () => void } {
  const [lookup, setLookup] = useState<Lookup>({ state: 'loading' });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const gone = new AbortController();
    api.getMeeting(code, gone.signal).then(
      (meeting) => setLookup({ state: 'found', meeting }),
      (error: unknown) => {
        if (!gone.signal.aborted) setLookup({ state: 'failed', error });
      },
    );
    return () => gone.abort();
  }, [code, attempt]);
  const retry = () => {
    setLookup({ state: 'loading' });
    setAttempt((value) => value + 1);
  };
  return { lookup, retry };
}
