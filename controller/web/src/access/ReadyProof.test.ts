import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ReadyProof } from './ReadyProof';

describe('The ready proof', () => {
  let made = 0;
  const make = () => Promise.resolve(`proof ${++made}`);

  beforeEach(() => {
    made = 0;
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is there soon after the beginning, and is good for one use', async () => {
    const ready = new ReadyProof(make);
    await vi.advanceTimersByTimeAsync(0);
    expect(ready.take()).toBe('proof 1');
    expect(ready.take()).toBeUndefined();
    ready.stop();
  });

  it('is renewed until it is no longer wanted', async () => {
    const ready = new ReadyProof(make);
    await vi.advanceTimersByTimeAsync(45_000);
    expect(ready.take()).toBe('proof 2');
    ready.stop();
    await vi.advanceTimersByTimeAsync(200_000);
    expect(made).toBe(2);
  });
});
