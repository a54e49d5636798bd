import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ReconcileLoop } from './ReconcileLoop';

describe('The reconcile loop', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('makes one more pass for any number of requests during a pass', async () => {
    let release: () => void = () => undefined;
    const pass = vi.fn(() => new Promise<void>((resolve) => (release = resolve)));
    const loop = new ReconcileLoop(pass, () => 'wait');
    loop.request();
    loop.request();
    loop.request();
    expect(pass).toHaveBeenCalledTimes(1);
    release();
    await vi.advanceTimersByTimeAsync(0);
    expect(pass).toHaveBeenCalledTimes(2);
    release();
    await vi.advanceTimersByTimeAsync(0);
    expect(pass).toHaveBeenCalledTimes(2);
  });

  it('tries a failed pass again after a delay', async () => {
    const pass = vi.fn().mockRejectedValueOnce(new Error('no')).mockResolvedValue(undefined);
    const loop = new ReconcileLoop(pass, () => 'retry');
    loop.request();
    await vi.advanceTimersByTimeAsync(100);
    expect(pass).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(pass).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(pass).toHaveBeenCalledTimes(2);
  });

  it('leaves a failed pass alone when somebody else will ask', async () => {
    const pass = vi.fn().mockRejectedValue(new Error('no'));
    const loop = new ReconcileLoop(pass, () => 'wait');
    loop.request();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(pass).toHaveBeenCalledTimes(1);
    loop.request();
    expect(pass).toHaveBeenCalledTimes(2);
  });

  it('rests after it was closed', async () => {
    const pass = vi.fn().mockRejectedValue(new Error('no'));
    const loop = new ReconcileLoop(pass, () => 'retry');
    loop.request();
    await vi.advanceTimersByTimeAsync(0);
    loop.close();
    loop.request();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(pass).toHaveBeenCalledTimes(1);
  });
});
