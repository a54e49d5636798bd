import { describe, expect, it } from 'vitest';
import { ApiError, UnreachableError } from './errors';
import { retryDelayMs } from './retry';

const away = new ApiError(503, 'storage_unavailable', '', 2);

describe('A failed call', () => {
  it('is tried again twice when nobody answered', () => {
    expect(retryDelayMs(new UnreachableError('x'), 0, 0)).toBeGreaterThan(0);
    expect(retryDelayMs(new UnreachableError('x'), 1, 500)).toBeGreaterThan(0);
    expect(retryDelayMs(new UnreachableError('x'), 2, 1_000)).toBeUndefined();
  });

  it('waits for as long as the server says while its storage is away', () => {
    expect(retryDelayMs(away, 0, 0)).toBe(2_000);
  });

  it('is not tried again once it has taken too long', () => {
    expect(retryDelayMs(away, 0, 7_000)).toBeUndefined();
    expect(retryDelayMs(new UnreachableError('x'), 0, 10_000)).toBeUndefined();
  });

  it('is proven again once, by the clock that the refusal has told', () => {
    const refused = new ApiError(401, 'proof_invalid', '');
    expect(retryDelayMs(refused, 0, 0)).toBe(0);
    expect(retryDelayMs(refused, 1, 0)).toBeUndefined();
  });

  it('that was refused stays refused', () => {
    expect(retryDelayMs(new ApiError(403, 'passcode_wrong', ''), 0, 0)).toBeUndefined();
    expect(retryDelayMs(new ApiError(429, 'rate_limited', '', 3), 0, 0)).toBeUndefined();
    expect(retryDelayMs(new Error('x'), 0, 0)).toBeUndefined();
  });
});
