import { describe, expect, it } from 'vitest';
import type { Participant } from '../events/schemas';
import { applyToPeople, inOrder } from './people';

const person = (participantId: string, second: number, change: Partial<Participant> = {}): Participant => ({
  participantId,
  displayName: participantId,
  joinedAt: new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString(),
  connected: true,
  ...change,
});
const ids = (people: readonly Participant[]) => people.map(({ participantId }) => participantId);
const [ada, bob, cy] = [person('ada', 1), person('bob', 2), person('cy', 3)];

describe('The list of people', () => {
  it('is in the order in which they joined', () => {
    expect(ids(inOrder([cy, ada, bob]))).toEqual(['ada', 'bob', 'cy']);
  });

  it('has one place for everybody, whatever is told twice', () => {
    const people = applyToPeople([ada, bob], { type: 'participantJoined', data: bob });
    expect(ids(people)).toEqual(['ada', 'bob']);
  });

  it('keeps a place while a connection is lost', () => {
    const away = { ...ada, connected: false };
    const people = applyToPeople([ada, bob], { type: 'participantUpdated', data: away });
    expect(people[0]).toEqual(away);
    expect(ids(people)).toEqual(['ada', 'bob']);
  });

  it('loses those who left', () => {
    const left = { type: 'participantLeft', data: { participantId: 'ada', reason: 'left' } } as const;
    expect(ids(applyToPeople([ada, bob], left))).toEqual(['bob']);
    expect(ids(applyToPeople([bob], left))).toEqual(['bob']);
  });
});
