import { describe, expect, it } from 'vitest';
import { ServerClock } from './ServerClock';

const local = Date.parse('2026-01-01T12:00:00Z');

describe('The clock of the server', () => {
  it('follows a server that is an hour ahead', () => {
    const clock = new ServerClock();
    clock.observe('Thu, 01 Jan 2026 13:00:00 GMT', local);
    expect(clock.now(local)).toBe(local + 3_600_000);
  });

  it('does not jump for the whole seconds of an HTTP date', () => {
    const clock = new ServerClock();
    clock.observe('Thu, 01 Jan 2026 11:59:59 GMT', local);
    expect(clock.now(local)).toBe(local);
  });

  it('ignores what is no time', () => {
    const clock = new ServerClock();
    clock.observe(null, local);
    clock.observe('soon', local);
    expect(clock.now(local)).toBe(local);
  });
});
