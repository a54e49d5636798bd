import * as v from 'valibot';
import { readStored, writeStored } from '../lib/storage';

const storageKey = 'conference.positions';
const kept = 100;
/** Who saw this much has seen it, and begins anew the next time. */
const seen = 0.97;
/** Not worth coming back to. */
const begunSeconds = 5;

const Positions = v.array(v.object({ id: v.string(), time: v.number() }));

/** Where this browser was in a recording; undefined when it was not in it, or at its end. */
export function loadPosition(id: string): number | undefined {
  return load().find((position) => position.id === id)?.time;
}

export function savePosition(id: string, time: number, duration: number): void {
  const others = load().filter((position) => position.id !== id);
  const worth = time >= begunSeconds && time < duration * seen;
  writeStored(storageKey, (worth ? [{ id, time: Math.floor(time) }, ...others] : others).slice(0, kept));
}

function load(): v.InferOutput<typeof Positions> {
  return readStored(storageKey, Positions) ?? [];
}
