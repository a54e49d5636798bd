import { useEffect, useState } from 'react';
import type { Recording } from '../../api/schemas';
import { api } from '../../app/services';
import { report } from '../../lib/report';

export interface Recordings {
  /** Undefined until the first answer. */
  items: readonly Recording[] | undefined;
  /** Why there is no first answer. Later failures leave what is known on the page. */
  error: unknown;
}

const activeMs = 2_000;
/** Somebody may start a recording in the meeting that goes on in another tab. */
const idleMs = 15_000;

/** The recordings of a meeting, asked for again while one is being made and the page is seen. */
export function useRecordings(meeting: string, attempt: number): Recordings {
  const [recordings, setRecordings] = useState<Recordings>({ items: undefined, error: undefined });

  useEffect(() => {
    const gone = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;

    const load = async () => {
      clearTimeout(timer);
      let active = false;
      try {
        const items = await api.listRecordings(meeting, gone.signal);
        active = items.some(isUnfinished);
        setRecordings({ items, error: undefined });
      } catch (error) {
        if (gone.signal.aborted) return;
        report('The recordings cannot be listed.', error);
        setRecordings((before) => (before.items ? before : { items: undefined, error }));
      }
      if (document.visibilityState === 'visible') timer = setTimeout(() => void load(), active ? activeMs : idleMs);
    };
    const visible = () => {
      if (document.visibilityState === 'visible') void load();
    };

    void load();
    document.addEventListener('visibilitychange', visible);
    return () => {
      gone.abort();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', visible);
    };
  }, [meeting, attempt]);

  return recordings;
}

export function isUnfinished({ state }: Recording): boolean {
  return state !== 'completed' && state !== 'failed';
}
