import type { Recording, RecordingLayout, RecordingState } from '../../api/recordingSchemas';
import { formatBytes, formatDate, formatDuration, formatTime } from '../../lib/format';

export const stateNames: Readonly<Record<RecordingState, string>> = {
  pending: 'Waiting for a recorder',
  starting: 'Starting',
  recording: 'Recording now',
  paused: 'Paused',
  stopping: 'Stopping',
  composing: 'Being composed',
  uploading: 'Being uploaded',
  completed: 'Ready',
  failed: 'Failed',
};

/** What was being done: "It failed while composing." */
const doings: Readonly<Record<RecordingState, string>> = {
  pending: 'waiting for a recorder',
  starting: 'starting',
  recording: 'recording',
  paused: 'paused',
  stopping: 'stopping',
  composing: 'composing',
  uploading: 'uploading',
  completed: 'finishing',
  failed: 'failing',
};

export const layoutNames: Readonly<Record<RecordingLayout, string>> = {
  grid: 'Grid',
  speaker: 'Speaker',
  presentation: 'Presentation',
  audioOnly: 'Sound alone',
};

const shownPeople = 3;

/** What is known of a recording, in a few words: "12:03 · 84 MB · Grid · 1080p". */
export function factsOf({ durationSeconds, sizeBytes, settings }: Recording): string {
  const facts = [
    durationSeconds === null ? null : formatDuration(durationSeconds),
    sizeBytes === null ? null : formatBytes(sizeBytes),
    settings && layoutNames[settings.layout],
    settings && settings.layout !== 'audioOnly' ? settings.resolution : null,
  ];
  return facts.filter((fact) => fact !== null).join(' · ');
}

/** "Ann, Bob, Cid and 4 more" */
export function peopleOf(names: readonly string[]): string {
  if (names.length <= shownPeople + 1) return new Intl.ListFormat('en').format(names);
  return `${names.slice(0, shownPeople).join(', ')} and ${names.length - shownPeople} more`;
}

export function titleOf({ name, meetingName, meetingCode }: Recording): string {
  return name ?? meetingName ?? meetingCode;
}

/** How it stands: "Being composed, 42 %". */
export function stateOf({ state, progress }: Recording): string {
  const told = progress !== null && (state === 'composing' || state === 'uploading');
  return told ? `${stateNames[state]}, ${Math.floor(progress * 100)}\u00a0%` : stateNames[state];
}

/** Why it does not go on at the moment, and when it will; null where it does, or has ended. */
export function waitOf({ state, waitsFor, nextAttemptAt, error }: Recording): string | null {
  if (state === 'completed' || state === 'failed') return null;
  if (waitsFor !== null) return `It waits for the recorder ${waitsFor}, which has its files and is away.`;
  if (nextAttemptAt === null) return null;
  return `${error ?? 'It did not work yet.'} Next attempt at ${formatTime(nextAttemptAt)}.`;
}

/** "It failed while uploading, after 5 attempts." Empty where that is not known. */
export function failureOf({ failedState, attempts }: Recording): string {
  if (failedState === null) return '';
  return `It failed while ${doings[failedState]}${attempts > 1 ? `, after ${attempts} attempts` : ''}.`;
}

/** For how long it stays, where that was laid down; else empty. */
export function keptOf({ legalHold, retainUntil }: Recording): string {
  if (legalHold) return 'Under legal hold';
  return retainUntil === null ? '' : `Kept until ${formatDate(retainUntil)}`;
}
