import { describe, expect, it } from 'vitest';
import { parseTime, spokenTime } from './timeText';

describe('The time of a deep link', () => {
  it.each([
    ['90', 90],
    ['90.5', 90.5],
    ['90s', 90],
    ['1:30', 90],
    ['1:02:03', 3723],
    ['1h2m3s', 3723],
    ['2m', 120],
    ['0', 0],
  ])('"%s" is %d seconds', (text, seconds) => expect(parseTime(text)).toBe(seconds));

  it.each([null, '', 'x', '-5', '1:99', 'NaN', '1e9'])('%j is none', (text) => expect(parseTime(text)).toBeUndefined());
});

describe('A time that is heard', () => {
  it.each([
    [0.4, '0 seconds'],
    [61, '1 minute 1 second'],
    [3723, '1 hour 2 minutes 3 seconds'],
  ])('%d is "%s"', (seconds, words) => expect(spokenTime(seconds)).toBe(words));
});
