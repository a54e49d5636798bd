import { describe, expect, it } from 'vitest';
import { formatDate, formatTime } from '../../lib/format';
import { aRecording } from '../../testing/samples';
import { factsOf, failureOf, keptOf, peopleOf, stateOf, titleOf, waitOf } from './words';

describe('A recording in a few words', () => {
  it('says what is known and nothing else', () => {
    expect(factsOf(aRecording({ durationSeconds: 723, sizeBytes: 84_000_000 }))).toBe('12:03 · 84 MB · Grid · 1080p');
    expect(factsOf(aRecording({ settings: null }))).toBe('');
  });

  it('has no resolution where there is no picture', () => {
    const { settings } = aRecording();
    const recording = aRecording({ settings: settings && { ...settings, layout: 'audioOnly' } });
    expect(factsOf(recording)).toBe('Sound alone');
  });

  it.each([
    [[], ''],
    [['Ann'], 'Ann'],
    [['Ann', 'Bob', 'Cid', 'Dan'], 'Ann, Bob, Cid, and Dan'],
    [['Ann', 'Bob', 'Cid', 'Dan', 'Eve'], 'Ann, Bob, Cid and 2 more'],
  ])('of %j names "%s"', (names, text) => expect(peopleOf(names)).toBe(text));

  it("is called by its own name, else by the meeting's", () => {
    expect(titleOf(aRecording({ name: 'Kick-off' }))).toBe('Kick-off');
    expect(titleOf(aRecording())).toBe('Weekly');
    expect(titleOf(aRecording({ meetingName: null }))).toBe('abc-defg-hij');
  });

  it.each([
    ['composing', 0.425, 'Being composed, 42\u00a0%'],
    ['uploading', 0, 'Being uploaded, 0\u00a0%'],
    ['composing', null, 'Being composed'],
    ['completed', 1, 'Ready'],
  ] as const)('says of one that is %s by %j: %s', (state, progress, words) =>
    expect(stateOf(aRecording({ state, progress }))).toBe(words),
  );

  it('says why it does not go on, as long as it could', () => {
    const nextAttemptAt = '2026-01-01T00:05:00Z';
    const late = { state: 'uploading', nextAttemptAt, error: 'The storage is away.' } as const;
    expect(waitOf(aRecording(late))).toBe(`The storage is away. Next attempt at ${formatTime(nextAttemptAt)}.`);
    expect(waitOf(aRecording({ ...late, error: null }))).toMatch(/^It did not work yet\. Next attempt at/);
    expect(waitOf(aRecording({ ...late, waitsFor: 'rec-2' }))).toMatch(/waits for the recorder rec-2, .* away/);
    expect(waitOf(aRecording({ ...late, state: 'failed' }))).toBeNull();
    expect(waitOf(aRecording({ state: 'uploading' }))).toBeNull();
  });

  it('says in what it failed, and how often', () => {
    expect(failureOf(aRecording({ state: 'failed', failedState: 'uploading', attempts: 5 }))).toBe(
      'It failed while uploading, after 5 attempts.',
    );
    expect(failureOf(aRecording({ state: 'failed', failedState: 'recording' }))).toBe('It failed while recording.');
    expect(failureOf(aRecording({ state: 'failed' }))).toBe('');
  });

  it('says for how long it is kept where that is laid down', () => {
    const retainUntil = '2026-02-01T00:00:00Z';
    expect(keptOf(aRecording({ retainUntil }))).toBe(`Kept until ${formatDate(retainUntil)}`);
    expect(keptOf(aRecording({ retainUntil, legalHold: true }))).toBe('Under legal hold');
    expect(keptOf(aRecording())).toBe('');
  });
});
