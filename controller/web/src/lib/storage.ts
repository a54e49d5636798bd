import * as v from 'valibot';
import { report } from './report';

/** What this browser remembers, or this tab. Anything unreadable counts as never written; storage may also be switched off or full. */
export function readStored<T>(key: string, schema: v.GenericSchema<unknown, T>, storage?: Storage): T | undefined {
  try {
    const text = (storage ?? localStorage).getItem(key);
    if (text === null) return undefined;
    const parsed = v.safeParse(schema, JSON.parse(text));
    return parsed.success ? parsed.output : undefined;
  } catch (error) {
    report(`"${key}" cannot be read from this browser's storage.`, error);
    return undefined;
  }
}

export function writeStored(key: string, value: unknown, storage?: Storage): void {
  try {
    (storage ?? localStorage).setItem(key, JSON.stringify(value));
  } catch (error) {
    report(`"${key}" cannot be kept in this browser's storage.`, error);
  }
}

export function forgetStored(key: string, storage?: Storage): void {
  try {
    (storage ?? localStorage).removeItem(key);
  } catch (error) {
    report(`"${key}" cannot be removed from this browser's storage.`, error);
  }
}
