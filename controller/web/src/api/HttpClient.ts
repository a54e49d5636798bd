import * as v from 'valibot';
import type { BoundTicket } from '../access/BoundTicket';
import { ApiError, UnexpectedAnswerError, UnreachableError } from './errors';
import { retryDelayMs } from './retry';
import { Problem } from './schemas';
import { ServerClock } from './ServerClock';

const answerTimeoutMs = 10_000;

export interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Sent as JSON, unless it is a form or a file. */
  body?: unknown;
  /** Who calls; nobody in particular without it. */
  bearer?: BoundTicket | undefined;
  /** A join token, of somebody who is not in the meeting. */
  token?: string | undefined;
  headers?: Readonly<Record<string, string>>;
  timeoutMs?: number;
  signal?: AbortSignal | undefined;
}

/** HTTP as the controller speaks it: problems as errors, proofs of the device, and retries that cannot do a thing twice. */
export class HttpClient {
  readonly clock = new ServerClock();
  readonly base: string;

  constructor(base: string) {
    this.base = base;
  }

  async json<T>(path: string, schema: v.GenericSchema<unknown, T>, call: Call = {}): Promise<T> {
    const response = await this.send(path, call);
    const parsed = v.safeParse(schema, await readJson(response));
    if (!parsed.success) throw new UnexpectedAnswerError(path, v.flatten(parsed.issues));
    return parsed.output;
  }

  async send(path: string, call: Call): Promise<Response> {
    const write = (call.method ?? 'GET') !== 'GET';
    const begun = Date.now();
    // One key for all attempts: a write whose answer was lost is not done again, its answer is given again.
    const headers = new Headers({ ...call.headers, ...(write ? { 'Idempotency-Key': crypto.randomUUID() } : {}) });
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.attempt(path, call, headers);
      } catch (error) {
        const delay = retryDelayMs(error, attempt, Date.now() - begun);
        if (delay === undefined) throw error;
        await pause(delay, call.signal);
      }
    }
  }

  /** Shows for one call that it comes from the ticket's device. */
  prove(path: string, method: string, { ticket, key }: BoundTicket): Promise<string> {
    const { origin, pathname } = new URL(this.base + path, location.href);
    return key.proveCall(method, origin + pathname, ticket, this.clock.now());
  }

  private async attempt(path: string, call: Call, shared: Headers): Promise<Response> {
    const method = call.method ?? 'GET';
    const headers = new Headers(shared);
    headers.set('Accept', 'application/json');
    if (call.bearer) {
      headers.set('Authorization', `DPoP ${call.bearer.ticket}`);
      headers.set('DPoP', await this.prove(path, method, call.bearer));
    }
    if (call.token !== undefined) headers.set('Authorization', `Bearer ${call.token}`);
    const response = await this.fetch(path, method, headers, call);
    this.clock.observe(response.headers.get('Date'));
    if (!response.ok) throw await toError(path, response);
    return response;
  }

  private async fetch(path: string, method: string, headers: Headers, call: Call): Promise<Response> {
    const timeout = AbortSignal.timeout(call.timeoutMs ?? answerTimeoutMs);
    try {
      return await fetch(this.base + path, {
        method,
        headers,
        cache: 'no-store',
        body: toBody(call.body, headers),
        signal: call.signal ? AbortSignal.any([call.signal, timeout]) : timeout,
      });
    } catch (error) {
      call.signal?.throwIfAborted();
      throw new UnreachableError(error);
    }
  }
}

function toBody(body: unknown, headers: Headers): BodyInit | null {
  if (body === undefined) return null;
  if (body instanceof Blob || body instanceof FormData) return body;
  if (!headers.has('Content-Type')) headers.set('Content-Type', 'application/json');
  return JSON.stringify(body);
}

async function toError(path: string, response: Response): Promise<Error> {
  const parsed = v.safeParse(Problem, await readJson(response));
  if (parsed.success && parsed.output.code !== undefined) {
    const { code, detail, title } = parsed.output;
    const text = detail ?? title ?? `The server refused (${response.status}).`;
    return new ApiError(response.status, code, text, readSeconds(response.headers.get('Retry-After')));
  }
  // A proxy in front speaks for a controller that does not.
  if ([502, 503, 504].includes(response.status)) return new UnreachableError(`HTTP ${response.status}`);
  return new UnexpectedAnswerError(path, `HTTP ${response.status}`);
}

/** Of the two forms of RFC 9110, section 10.2.3, the one that our server uses. */
function readSeconds(retryAfter: string | null): number | null {
  return retryAfter !== null && /^\d+$/.test(retryAfter) ? Number(retryAfter) : null;
}

/** An unreadable body is no exception here: it fails the schema, and is reported as such. */
async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    return error;
  }
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const aborted = () => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', aborted);
      resolve();
    }, ms);
    signal?.addEventListener('abort', aborted, { once: true });
  });
}
