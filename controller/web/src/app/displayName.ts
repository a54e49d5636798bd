import * as v from 'valibot';
import { readStored, writeStored } from '../lib/storage';

const storageKey = 'conference.name';

export const displayNameLimit = 60;

export function loadDisplayName(): string {
  return readStored(storageKey, v.string()) ?? '';
}

export function saveDisplayName(name: string): void {
  writeStored(storageKey, name);
}
