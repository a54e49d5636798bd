import { useSyncExternalStore } from 'react';
import type { ReadableStore } from './Store';

/** Renders again when the selected part changes. The selector must return a part of the state, not something made anew. */
export function useStore<T, R>(store: ReadableStore<T>, select: (state: T) => R): R {
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}
