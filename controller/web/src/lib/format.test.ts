import { describe, expect, it } from 'vitest';
import { formatBytes, formatDuration, hueOf, initials } from './format';

describe('Formatting', () => {
  it.each([
    [-3, '0:00'],
    [5.9, '0:05'],
    [65, '1:05'],
    [3_665, '1:01:05'],
  ])('%d seconds are %s', (seconds, text) => expect(formatDuration(seconds)).toBe(text));

  it.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [1_500, '1.5 KB'],
    [412_000_000, '412 MB'],
    [9_640_000_000, '9.6 GB'],
  ])('%d bytes are %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

  it.each([
    ['Ada Lovelace', 'AL'],
    ['  jean-luc  van der picard ', 'JP'],
    ['Plato', 'P'],
    ['張偉', '張'],
    ['(Bob) 2', 'B2'],
    ['!!!', ''],
  ])('the initials of "%s" are "%s"', (name, letters) => expect(initials(name)).toBe(letters));

  it('gives a person the same hue everywhere', () => {
    expect(hueOf('person-1')).toBe(hueOf('person-1'));
    expect(hueOf('person-1')).toBeGreaterThanOrEqual(0);
    expect(hueOf('person-1')).toBeLessThan(360);
  });
});
