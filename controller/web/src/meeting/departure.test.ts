import { describe, expect, it } from 'vitest';
import { overAfter } from './departure';

const left = (reason: string, participantId = 'me') =>
  ({ type: 'participantLeft', data: { participantId, reason } }) as const;

describe('This person', () => {
  it.each(['left', 'ended'])('is out when they %s', (reason) => {
    expect(overAfter(left(reason), 'me')).toEqual({ reason });
  });

  it('comes in again when only their connection was lost', () => {
    expect(overAfter(left('lost'), 'me')).toBe('lost');
  });

  it('learns what the host has said about it', () => {
    const removed = { participantId: 'me', reason: 'Wrong room', banned: false, by: 'x' };
    expect(overAfter({ type: 'removed', data: removed }, 'me')).toEqual({ reason: 'removed', words: 'Wrong room' });
    expect(overAfter({ type: 'removed', data: { ...removed, banned: true } }, 'me')).toMatchObject({
      reason: 'banned',
    });
  });

  it('is not touched by the departure of others', () => {
    expect(overAfter(left('removed', 'other'), 'me')).toBeNull();
    expect(overAfter({ type: 'denied', data: { participantId: 'other' } }, 'me')).toBeNull();
  });

  it('who waited is out when turned away, and not when let in', () => {
    expect(overAfter({ type: 'denied', data: { participantId: 'me' } }, 'me')).toEqual({ reason: 'denied' });
    expect(overAfter({ type: 'lobbyLeft', data: { participantId: 'me', reason: 'present' } }, 'me')).toBeNull();
  });
});
