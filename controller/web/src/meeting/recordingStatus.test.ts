import { describe, expect, it } from 'vitest';
import { recordingStates, type Recording, type RecordingState } from '../api/schemas';
import { isCapturing, recordButtonState, recordingNotice } from './recordingStatus';

const recording = (state: RecordingState, change: Partial<Recording> = {}): Recording => ({
  id: 'r1',
  meetingId: 'm1',
  meetingCode: 'abc-defg-hij',
  meetingName: null,
  state,
  requestedAt: '2026-01-01T00:00:00Z',
  startedAt: null,
  stoppedAt: null,
  completedAt: null,
  durationSeconds: null,
  sizeBytes: null,
  progress: null,
  errorCode: null,
  error: null,
  ...change,
});

describe('The record button', () => {
  it.each([
    ['pending', 'starting'],
    ['starting', 'starting'],
    ['recording', 'recording'],
    ['stopping', 'stopping'],
    ['composing', 'composing'],
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
    expect(recordButtonState({ recording: recording('composing'), recordingRequest: 'stop' })).toBe('composing');
  });
});

describe('The recording badge', () => {
  it('is there exactly while something is captured', () => {
    const capturing = recordingStates.filter((state) => isCapturing(recording(state)));
    expect(capturing).toEqual(['recording']);
    expect(isCapturing(null)).toBe(false);
  });
});

describe('A notice about the recording', () => {
  it('tells everybody that it runs, including those who come later', () => {
    expect(recordingNotice(recording('starting'), recording('recording'))?.text).toMatch(/is being recorded/);
    expect(recordingNotice(null, recording('recording'))?.text).toMatch(/is being recorded/);
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
