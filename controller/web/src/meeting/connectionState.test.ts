import { describe, expect, it } from 'vitest';
import { connectionState } from './connectionState';

describe('The connection of the meeting', () => {
  it.each([
    [{ signal: 'connecting', events: 'connecting', media: 'ok' }, 'connecting'],
    [{ signal: 'connected', events: 'connecting', media: 'ok' }, 'connecting'],
    [{ signal: 'connected', events: 'connected', media: 'ok' }, 'connected'],
    [{ signal: 'connected', events: 'reconnecting', media: 'ok' }, 'reconnecting'],
    [{ signal: 'connected', events: 'connected', media: 'recovering' }, 'reconnecting'],
    [{ signal: 'ended', events: 'connected', media: 'ok' }, 'failed'],
  ] as const)('of %o is %s', (lines, state) => expect(connectionState(lines)).toBe(state));
});
