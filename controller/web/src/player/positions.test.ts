import { beforeEach, describe, expect, it, vi } from 'vitest';
import { loadPosition, savePosition } from './positions';

describe('Where somebody was in a recording', () => {
  beforeEach(() => {
    const kept = new Map<string, string>();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    });
  });

  it('is remembered for each recording', () => {
    savePosition('a', 61.7, 600);
    savePosition('b', 30, 600);
    savePosition('a', 90, 600);
    expect([loadPosition('a'), loadPosition('b'), loadPosition('c')]).toEqual([90, 30, undefined]);
  });

  it('is forgotten at the end, and not worth a word at the beginning', () => {
    savePosition('a', 300, 600);
    savePosition('a', 599, 600);
    savePosition('b', 2, 600);
    expect([loadPosition('a'), loadPosition('b')]).toEqual([undefined, undefined]);
  });

  it('is kept of the last hundred', () => {
    for (let number = 0; number < 120; number++) savePosition(`r${number}`, 100, 600);
    expect([loadPosition('r0'), loadPosition('r19'), loadPosition('r20'), loadPosition('r119')]).toEqual([
      undefined,
      undefined,
      100,
      100,
    ]);
  });
});
