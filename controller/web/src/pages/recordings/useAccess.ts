import { useEffect, useState } from 'react';
import type { RecordingsApi } from '../../api/RecordingsApi';
import { report } from '../../lib/report';

/** What opens the files of a recording to elements that send no headers; undefined until the server has answered. */
export function useAccess(recordings: RecordingsApi, id: string, wanted: boolean): string | null | undefined {
  const [access, setAccess] = useState<string | null>();
  useEffect(() => {
    if (!wanted) return;
    const gone = new AbortController();
    recordings.access(id, gone.signal).then(setAccess, (error: unknown) => {
      if (gone.signal.aborted) return;
      // The files are then asked for as they are: whoever may not have them is told so by the player.
      report('The recording cannot be opened.', error);
      setAccess(null);
    });
    return () => gone.abort();
  }, [recordings, id, wanted]);
  return access;
}
