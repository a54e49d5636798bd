import { describe, expect, it } from 'vitest';
import { recordingStates, type Recording, type RecordingState } from '../api/recordingSchemas';
import { aRecording } from '../testing/samples';
import { badgeState, isCapturing, recordButtonState, recordedSeconds, recordingNotice } from './recordingStatus';

const recording = (state: RecordingState, change: Partial<Recording> = {}): Recording =>
  aRecording({ state, meetingName: null, ...change });

describe('The record button', () => {
  it.each([
    ['pending', 'starting'],
    ['starting', 'starting'],
    ['recording', 'recording'],
    ['stopping', 'stopping'],
    ['paused', 'paused'],
    ['composing', 'idle'],
    ['uploading', 'idle'],
    ['completed', 'idle'],
    ['failed', 'idle'],
  ] as const)('for a recording that is %s is %s', (state, button) =>
    expect(recordButtonState({ recording: recording(state), recordingRequest: null })).toBe(button),
  );

  it('answers a click before the server does', () => {
    expect(recordButtonState({ recording: null, recordingRequest: 'start' })).toBe('starting');
    expect(recordButtonState({ recording: recording('recording'), recordingRequest: 'stop' })).toBe('stopping');
  });

  it('believes the server when it is ahead of the answer to the click', () => {
    expect(recordButtonState({ recording: recording('recording'), recordingRequest: 'start' })).toBe('recording');
    expect(recordButtonState({ recording: recording('composing'), recordingRequest: 'stop' })).toBe('idle');
  });
});

describe('The recording badge', () => {
  it('is there exactly while something is captured', () => {
    const capturing = recordingStates.filter((state) => isCapturing(recording(state)));
    expect(capturing).toEqual(['recording']);
    expect(isCapturing(null)).toBe(false);
  });
});

describe('The badge', () => {
  it('shows everybody what is captured and what is not', () => {
    expect([badgeState(recording('recording'), false), badgeState(recording('paused'), false)]).toEqual([
      'recording',
      'paused',
    ]);
    expect([badgeState(null, true), badgeState(recording('completed'), true)]).toEqual([null, null]);
  });

  it.each(['composing', 'uploading', 'failed'] as const)('shows %s to those who record', (state) => {
    expect(badgeState(recording(state), true)).toBe(state);
    expect(badgeState(recording(state), false)).toBeNull();
  });
});

describe('The recorded time', () => {
  const at = (second: number) => Date.parse('2026-01-01T00:00:00Z') + second * 1_000;
  const startedAt = '2026-01-01T00:00:10Z';

  it('goes on with the clock, without the pauses', () => {
    expect(recordedSeconds(recording('recording', { startedAt }), at(40))).toBe(30);
    expect(recordedSeconds(recording('recording', { startedAt, pausedSeconds: 12 }), at(40))).toBe(18);
    expect(recordedSeconds(recording('starting'), at(40))).toBeNull();
  });

  it('stands while it is paused', () => {
    const paused = recording('paused', { startedAt, pausedAt: '2026-01-01T00:00:25Z', pausedSeconds: 5 });
    expect([recordedSeconds(paused, at(40)), recordedSeconds(paused, at(99))]).toEqual([10, 10]);
  });
});

describe('A notice about the recording', () => {
  it('tells everybody that it runs, including those who come later', () => {
    expect(recordingNotice(recording('starting'), recording('recording'))?.text).toMatch(/is being recorded/);
    expect(recordingNotice(null, recording('recording'))?.text).toMatch(/is being recorded/);
  });

  it('tells of a pause and of its end', () => {
    expect(recordingNotice(recording('recording'), recording('paused'))?.text).toMatch(/paused/);
    expect(recordingNotice(recording('paused'), recording('recording'))?.text).toMatch(/goes on/);
  });

  it('is not repeated while the state stays', () => {
    const before = recording('composing', { progress: 0.1 });
    expect(recordingNotice(before, recording('composing', { progress: 0.2 }))).toBeNull();
  });

  it('leads to the recording when it is ready', () => {
    expect(recordingNotice(recording('composing'), recording('completed'))).toMatchObject({
      tone: 'success',
      link: { href: '/m/abc-defg-hij/recordings' },
    });
  });

  it('says why it failed', () => {
    const failed = recording('failed', { error: 'The disk is full.' });
    expect(recordingNotice(recording('recording'), failed)).toMatchObject({
      tone: 'error',
      text: 'The recording failed. The disk is full.',
    });
  });

  it('keeps quiet about what was over before one came', () => {
    expect(recordingNotice(null, recording('completed'))).toBeNull();
    expect(recordingNotice(null, recording('failed'))).toBeNull();
    expect(recordingNotice(null, null)).toBeNull();
  });

  it('does not take a new recording for the old one', () => {
    expect(recordingNotice(recording('recording'), recording('recording', { id: 'r2' }))).not.toBeNull();
  });
});
