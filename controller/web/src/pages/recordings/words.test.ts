import { describe, expect, it } from 'vitest';
import { aRecording } from '../../testing/samples';
import { factsOf, peopleOf, titleOf } from './words';

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
});
