export interface Backoff {
  minMs: number;
  maxMs: number;
}

/**
 * How long to wait before try number `attempt` (from 0): anything between the minimum and a ceiling that doubles.
 * The spread is what keeps a hundred clients of a restarted server from coming back in the same instant.
 */
export function backoffDelay(attempt: number, { minMs, maxMs }: Backoff, random: () => number = Math.random): number {
  const ceiling = Math.min(maxMs, minMs * 2 ** (attempt + 1));
  return minMs + random() * (ceiling - minMs);
}
