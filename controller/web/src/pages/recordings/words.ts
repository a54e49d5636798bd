import type { Recording, RecordingLayout, RecordingState } from '../../api/recordingSchemas';
import { formatBytes, formatDuration } from '../../lib/format';

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
