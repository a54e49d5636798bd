import { describe, expect, it } from 'vitest';
import { cueIndexAt, parseVtt, plainText, voiceOf } from './vtt';

describe('A WebVTT file', () => {
  it('is its cues, with or without names, hours and settings', () => {
    const file = [
      'WEBVTT - of a meeting',
      'NOTE made by us',
      '1\n00:01.500 --> 00:04.000 align:start\nAnn joined',
      '01:00:00.000 --> 01:00:05.250\ntwo\nlines',
    ].join('\n\n');
    expect(parseVtt(file)).toEqual([
      { start: 1.5, end: 4, text: 'Ann joined' },
      { start: 3600, end: 3605.25, text: 'two\nlines' },
    ]);
  });

  it('may have the line ends of any system', () => {
    expect(parseVtt('WEBVTT\r\n\r\n00:00.000 --> 00:01.000\r\nx\r\n')).toEqual([{ start: 0, end: 1, text: 'x' }]);
  });

  it.each(['', 'WEBVTT', 'WEBVTT\n\n00:05 --> 00:06\nx', 'WEBVTT\n\n00:05.000 --> 00:01.000\nx', '<!doctype html>'])(
    'has no cues in %j',
    (file) => expect(parseVtt(file)).toEqual([]),
  );
});

describe('The cue at a time', () => {
  const cues = [{ start: 0 }, { start: 10 }, { start: 10.5 }];

  it.each([
    [0, 0],
    [9.99, 0],
    [10, 1],
    [99, 2],
  ])('at %d is number %d', (time, index) => expect(cueIndexAt(cues, time)).toBe(index));

  it('is none before the first', () => {
    expect(cueIndexAt([{ start: 3 }], 2)).toBeUndefined();
    expect(cueIndexAt([], 2)).toBeUndefined();
  });
});

describe('The text of a cue', () => {
  it('loses its tags and escapes, and gains nothing', () => {
    expect(plainText('<b>1 &lt; 2</b> &amp;lt; &unknown;')).toBe('1 < 2 &lt; &unknown;');
  });

  it('names who says it', () => {
    expect(voiceOf('<v Ann &amp; Bob>Hello <i>you</i>')).toEqual({ name: 'Ann & Bob', text: 'Hello you' });
    expect(voiceOf('<v.loud Ann>Hi')).toEqual({ name: 'Ann', text: 'Hi' });
    expect(voiceOf('Nobody')).toEqual({ name: null, text: 'Nobody' });
  });
});
