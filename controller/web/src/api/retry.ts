import { backoffDelay } from '../rpc/backoff';
import { ApiError, UnreachableError } from './errors';

const attempts = 3;
const spacing = { minMs: 250, maxMs: 2_000 };
/** Nobody looks at a waiting button for longer; whoever can wait asks again. */
const patienceMs = 8_000;

/** When a failed call is worth another attempt: the delay before it; undefined when its failure is the answer. */
export function retryDelayMs(error: unknown, attempt: number, elapsedMs: number): number | undefined {
  const delay = delayAfter(error, attempt);
  if (delay === undefined || attempt + 1 >= attempts || elapsedMs + delay > patienceMs) return undefined;
  return delay;
}

function delayAfter(error: unknown, attempt: number): number | undefined {
  if (error instanceof UnreachableError) return backoffDelay(attempt, spacing);
  if (!(error instanceof ApiError)) return undefined;
  switch (error.code) {
    case 'storage_unavailable':
      return (error.retryAfterSeconds ?? 1) * 1_000;
    case 'proof_invalid':
      // This device's clock may be wrong; the refusal's own Date has set the server's.
      return attempt === 0 ? 0 : undefined;
    default:
      return undefined;
  }
}
