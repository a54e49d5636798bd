import { useCallback, useEffect, useState } from 'react';
import type { Recording } from '../../api/recordingSchemas';
import type { RecordingsApi } from '../../api/RecordingsApi';
import { report } from '../../lib/report';

/** Something that is asked for again and again. */
export interface Watched<T> {
  /** Undefined until the first answer. */
  value: T | undefined;
  /** Why there is no first answer. Later failures leave what is known on the page. */
  error: unknown;
  /** Asks again now, as after a change. */
  refresh: () => void;
}

const activeMs = 2_000;
/** Somebody may start a recording in the meeting that goes on in another tab. */
const idleMs = 15_000;

/** The recordings of a meeting, asked for again while one is being made and the page is seen. */
export function useRecordings(recordings: RecordingsApi, code: string): Watched<readonly Recording[]> {
  const load = useCallback((of: RecordingsApi, signal: AbortSignal) => of.ofMeeting(code, signal), [code]);
  return useWatched(recordings, load, isAnyUnfinished);
}

/** One recording, asked for again while it is being made. */
export function useRecording(recordings: RecordingsApi, id: string): Watched<Recording> {
  const load = useCallback((of: RecordingsApi, signal: AbortSignal) => of.get(id, signal), [id]);
  return useWatched(recordings, load, isUnfinished);
}

export const isAnyUnfinished = (items: readonly Recording[]) => items.some(isUnfinished);

/** What `load` gives, asked for again and again: often while `isActive`. Another `load` begins with nothing known. */
export function useWatched<T>(
  recordings: RecordingsApi,
  load: (recordings: RecordingsApi, signal: AbortSignal) => Promise<T>,
  isActive: (value: T) => boolean,
): Watched<T> {
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<Pick<Watched<T>, 'value' | 'error'>>({ value: undefined, error: undefined });

  useEffect(() => {
    const gone = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;

    const ask = async () => {
      clearTimeout(timer);
      let active = false;
      try {
        const value = await load(recordings, gone.signal);
        active = isActive(value);
        setState({ value, error: undefined });
      } catch (error) {
        if (gone.signal.aborted) return;
        report('The recordings cannot be asked for.', error);
        setState((before) => (before.value === undefined ? { value: undefined, error } : before));
      }
      if (document.visibilityState === 'visible') timer = setTimeout(() => void ask(), active ? activeMs : idleMs);
    };
    const visible = () => {
      if (document.visibilityState === 'visible') void ask();
    };

    void ask();
    document.addEventListener('visibilitychange', visible);
    return () => {
      gone.abort();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', visible);
    };
  }, [recordings, load, isActive, attempt]);

  return { ...state, refresh: () => setAttempt((value) => value + 1) };
}

export function isUnfinished({ state }: Recording): boolean {
  return state !== 'completed' && state !== 'failed';
}
