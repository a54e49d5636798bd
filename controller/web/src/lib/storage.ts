import * as v from 'valibot';
import { report } from './report';

/** What this browser remembers. Anything unreadable counts as never written; storage may also be switched off or full. */
export function readStored<T>(key: string, schema: v.GenericSchema<unknown, T>): T | undefined {
  try {
    const text = localStorage.getItem(key);
    if (text === null) return undefined;
    const parsed = v.safeParse(schema, JSON.parse(text));
    return parsed.success ? parsed.output : undefined;
  } catch (error) {
    report(`"${key}" cannot be read from this browser's storage.`, error);
    return undefined;
  }
}

export function writeStored(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch (error) {
    report(`"${key}" cannot be kept in this browser's storage.`, error);
  }
}
