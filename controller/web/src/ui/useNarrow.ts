import { useSyncExternalStore } from 'react';

/** The same width as in the style sheets' media queries: a phone held upright. */
const query = matchMedia('(max-width: 640px)');

function subscribe(listener: () => void): () => void {
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => query.matches);
}
