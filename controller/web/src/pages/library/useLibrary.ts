import { useCallback, useMemo, useState } from 'react';
import type { SignedIn } from '../../api/accountSchemas';
import type { Recording, RecordingState } from '../../api/recordingSchemas';
import type { RecordingsApi } from '../../api/RecordingsApi';
import { api } from '../../app/services';
import { isAnyUnfinished, useWatched, type Watched } from '../recordings/useRecordings';

/** The recordings that an account may see: all of its tenant's. */
export function useLibraryApi({ session }: SignedIn): RecordingsApi {
  return useMemo(() => api.recordings([{ token: session }]), [session]);
}

export type LibraryFilter = 'all' | 'failed' | 'unfinished' | 'completed';

const statesOf: Readonly<Record<LibraryFilter, readonly RecordingState[]>> = {
  all: [],
  failed: ['failed'],
  unfinished: ['pending', 'starting', 'recording', 'paused', 'stopping', 'composing', 'uploading'],
  completed: ['completed'],
};

interface Listed {
  items: readonly Recording[];
  more: boolean;
}

export interface Library extends Watched<Listed> {
  showMore: () => void;
}

/** As many of them as were asked for, newest first, asked for again like those of a meeting. */
export function useLibrary(recordings: RecordingsApi, filter: LibraryFilter, meeting: string): Library {
  const [wanted, setWanted] = useState({ filter, meeting, pages: 1 });
  const pages = wanted.filter === filter && wanted.meeting === meeting ? wanted.pages : 1;
  const load = useCallback(
    async (of: RecordingsApi, signal: AbortSignal): Promise<Listed> => {
      const items: Recording[] = [];
      let cursor: string | null = null;
      for (let page = 0; page < pages; page++) {
        const part = await of.list({ states: statesOf[filter], meeting }, cursor, signal);
        items.push(...part.items);
        cursor = part.nextCursor;
        if (cursor === null) break;
      }
      return { items, more: cursor !== null };
    },
    [filter, meeting, pages],
  );
  const watched = useWatched(recordings, load, isListUnfinished);
  return { ...watched, showMore: () => setWanted({ filter, meeting, pages: pages + 1 }) };
}

const isListUnfinished = ({ items }: Listed) => isAnyUnfinished(items);
