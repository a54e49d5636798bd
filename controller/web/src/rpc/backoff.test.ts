import { describe, expect, it } from 'vitest';
import { backoffDelay } from './backoff';

const backoff = { minMs: 300, maxMs: 5_000 };

describe('The reconnection delay', () => {
  it('is never below the minimum, whatever chance says', () => {
    for (let attempt = 0; attempt < 20; attempt++) expect(backoffDelay(attempt, backoff, () => 0)).toBe(300);
  });

  it('has a ceiling that doubles with each attempt up to the maximum', () => {
    const ceilings = [0, 1, 2, 3, 4, 5].map((attempt) => backoffDelay(attempt, backoff, () => 1));
    expect(ceilings).toEqual([600, 1_200, 2_400, 4_800, 5_000, 5_000]);
  });

  it('stays finite after days without network', () => {
    expect(backoffDelay(100_000, backoff, () => 1)).toBe(5_000);
  });
});
