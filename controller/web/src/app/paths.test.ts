import { describe, expect, it } from 'vitest';
import { parseMeetingInput, parseRoute, recordingsPath } from './paths';

describe('What people enter to join', () => {
  it.each([
    ['abc-defg-hij', 'abc-defg-hij'],
    ['  ABC-DEFG-HIJ ', 'abc-defg-hij'],
    ['abcdefghij', 'abc-defg-hij'],
    ['abc defg hij', 'abc-defg-hij'],
    ['https://meet.example.org/m/abc-defg-hij', 'abc-defg-hij'],
    ['meet.example.org/m/abc-defg-hij?from=mail', 'abc-defg-hij'],
    ['Join us: http://localhost:8080/m/abc-defg-hij/recordings', 'abc-defg-hij'],
    ['https://meet.example.org/m/8c5e1f3a-0000', '8c5e1f3a-0000'],
  ])('"%s" leads to %s', (input, code) => expect(parseMeetingInput(input)).toBe(code));

  it.each(['', 'abc', 'abc-defg-hi1', 'https://example.org/', '/m/%E0%A4%A'])('"%s" leads nowhere', (input) =>
    expect(parseMeetingInput(input)).toBeUndefined(),
  );
});

describe('An address', () => {
  it.each([
    ['/', { page: 'home' }],
    ['/m/abc-defg-hij', { page: 'meeting', code: 'abc-defg-hij' }],
    ['/m/abc-defg-hij/', { page: 'meeting', code: 'abc-defg-hij' }],
    [recordingsPath('abc-defg-hij'), { page: 'recordings', code: 'abc-defg-hij' }],
    ['/m', { page: 'unknown' }],
    ['/m/abc/else', { page: 'unknown' }],
    ['/m/%E0%A4%A', { page: 'unknown' }],
    ['/m/abc-defg-hij/recordings', { page: 'recordings', code: 'abc-defg-hij' }],
    ['/m/abc-defg-hij/recordings/r%201', { page: 'recording', code: 'abc-defg-hij', id: 'r 1' }],
    ['/m/abc-defg-hij/recordings/r1/x', { page: 'unknown' }],
    ['/shared/s3cr3t', { page: 'shared', token: 's3cr3t' }],
    ['/recordings', { page: 'library' }],
    ['/recordings/r%201', { page: 'libraryRecording', id: 'r 1' }],
    ['/recordings/r1/x', { page: 'unknown' }],
    ['/shared', { page: 'unknown' }],
    ['/about', { page: 'unknown' }],
  ])('%s shows %o', (path, route) => expect(parseRoute(path)).toEqual(route));
});
