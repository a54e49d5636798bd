import { describe, expect, it } from 'vitest';
import { EventSequence } from './EventSequence';

describe('The numbers of events', () => {
  it('go on from the state that was fetched', () => {
    const sequence = new EventSequence();
    sequence.restart(41);
    expect([42, 43].map((number) => sequence.take(number))).toEqual(['next', 'next']);
  });

  it('show what was applied already', () => {
    const sequence = new EventSequence();
    sequence.restart(41);
    expect([41, 7].map((number) => sequence.take(number))).toEqual(['seen', 'seen']);
  });

  it('show a gap until the state is fetched anew', () => {
    const sequence = new EventSequence();
    sequence.restart(41);
    expect([44, 45].map((number) => sequence.take(number))).toEqual(['gap', 'gap']);
    sequence.restart(45);
    expect(sequence.take(46)).toBe('next');
  });
});
