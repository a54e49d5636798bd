import * as v from 'valibot';
import { readStored, writeStored } from '../lib/storage';

const storageKey = 'conference.recent';
const kept = 6;

const RecentMeeting = v.object({ code: v.string(), name: v.nullable(v.string()), at: v.number() });
export type RecentMeeting = v.InferOutput<typeof RecentMeeting>;

export function loadRecents(): readonly RecentMeeting[] {
  return readStored(storageKey, v.array(RecentMeeting)) ?? [];
}

export function rememberMeeting(meeting: RecentMeeting): void {
  const others = loadRecents().filter(({ code }) => code !== meeting.code);
  writeStored(storageKey, [meeting, ...others].slice(0, kept));
}

export function forgetMeeting(code: string): readonly RecentMeeting[] {
  const rest = loadRecents().filter((meeting) => meeting.code !== code);
  writeStored(storageKey, rest);
  return rest;
}
