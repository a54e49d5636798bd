import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ToastQueue } from './ToastQueue';

describe('Notices', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const texts = (queue: ToastQueue) => queue.store.get().map(({ text }) => text);

  it('go by themselves, and later when there is something to click', () => {
    const queue = new ToastQueue();
    queue.push({ tone: 'info', text: 'joined' });
    queue.push({ tone: 'success', text: 'ready', link: { label: 'Show', href: '/' } });
    vi.advanceTimersByTime(6_000);
    expect(texts(queue)).toEqual(['ready']);
    vi.advanceTimersByTime(20_000);
    expect(texts(queue)).toEqual([]);
  });

  it('never cover the meeting: the oldest make room', () => {
    const queue = new ToastQueue();
    for (const text of ['1', '2', '3', '4', '5', '6']) queue.push({ tone: 'info', text });
    expect(texts(queue)).toEqual(['3', '4', '5', '6']);
  });

  it('can be dismissed, each by itself', () => {
    const queue = new ToastQueue();
    queue.push({ tone: 'info', text: 'a' });
    queue.push({ tone: 'info', text: 'b' });
    queue.dismiss(queue.store.get()[0]?.id ?? 0);
    expect(texts(queue)).toEqual(['b']);
  });
});
