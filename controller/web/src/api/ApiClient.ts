import * as v from 'valibot';
import type { BoundTicket } from '../access/BoundTicket';
import { ApiError, UnexpectedAnswerError, UnreachableError } from './errors';
import { Joined, Meeting, Problem, Recording, RecordingList } from './schemas';
import { ServerClock } from './ServerClock';

const answerTimeoutMs = 10_000;
/** Starting answers only when capture runs, which waits for processes and key frames. */
const recordingTimeoutMs = 30_000;

interface Call {
  method?: 'GET' | 'POST';
  body?: unknown;
  by?: BoundTicket;
  /** A proof that was made before, for when there is no time to make one. */
  proof?: string | undefined;
  timeoutMs?: number;
  keepalive?: boolean;
  signal?: AbortSignal | undefined;
}

/** The REST API of the controller. Every answer is validated before anybody sees it. */
export class ApiClient {
  readonly clock = new ServerClock();
  private readonly base: string;

  constructor(base = '/api/v1') {
    this.base = base;
  }

  createMeeting(name: string): Promise<Meeting> {
    const body = name === '' ? {} : { name };
    return this.json('/meetings', Meeting, { method: 'POST', body });
  }

  getMeeting(meeting: string, signal?: AbortSignal): Promise<Meeting> {
    return this.json(`/meetings/${encodeURIComponent(meeting)}`, Meeting, { signal });
  }

  join(meeting: string, displayName: string, key: JsonWebKey): Promise<Joined> {
    const body = { displayName, key };
    return this.json(`/meetings/${encodeURIComponent(meeting)}/join`, Joined, { method: 'POST', body });
  }

  /** Outlives the page, so it may be called while the page is being closed: then with a proof that is ready. */
  async leave(meetingId: string, by: BoundTicket, proof?: string): Promise<void> {
    await this.call(leavePath(meetingId), { method: 'POST', by, proof, keepalive: true });
  }

  /** A proof for one call of `leave`. It holds from half a minute ago for a minute and a half. */
  proveLeave(meetingId: string, by: BoundTicket): Promise<string> {
    return by.key.proveCall('POST', this.address(leavePath(meetingId)), by.ticket, this.clock.now() + 30_000);
  }

  startRecording(meetingId: string, by: BoundTicket): Promise<Recording> {
    return this.switchRecording(meetingId, by, 'start');
  }

  stopRecording(meetingId: string, by: BoundTicket): Promise<Recording> {
    return this.switchRecording(meetingId, by, 'stop');
  }

  async listRecordings(meeting: string, signal?: AbortSignal): Promise<Recording[]> {
    const list = await this.json(`/meetings/${encodeURIComponent(meeting)}/recordings`, RecordingList, { signal });
    return list.items;
  }

  recordingFileUrl(recordingId: string, download = false): string {
    return `${this.base}/recordings/${encodeURIComponent(recordingId)}/file${download ? '?download=true' : ''}`;
  }

  private switchRecording(meetingId: string, by: BoundTicket, action: 'start' | 'stop'): Promise<Recording> {
    const path = `/meetings/${encodeURIComponent(meetingId)}/recording/${action}`;
    return this.json(path, Recording, { method: 'POST', by, timeoutMs: recordingTimeoutMs });
  }

  private address(path: string): string {
    return (this.base.startsWith('/') ? location.origin : '') + this.base + path;
  }

  private async json<T>(path: string, schema: v.GenericSchema<unknown, T>, call: Call): Promise<T> {
    const response = await this.call(path, call);
    const parsed = v.safeParse(schema, await readJson(response));
    if (!parsed.success) throw new UnexpectedAnswerError(path, v.flatten(parsed.issues));
    return parsed.output;
  }

  private async call(path: string, call: Call): Promise<Response> {
    const headers = new Headers({ Accept: 'application/json' });
    if (call.body !== undefined) headers.set('Content-Type', 'application/json');
    if (call.by) {
      const { ticket, key } = call.by;
      const made =
        call.proof ?? (await key.proveCall(call.method ?? 'GET', this.address(path), ticket, this.clock.now()));
      headers.set('Authorization', `DPoP ${ticket}`);
      headers.set('DPoP', made);
    }
    const timeout = AbortSignal.timeout(call.timeoutMs ?? answerTimeoutMs);
    let response: Response;
    try {
      response = await fetch(this.base + path, {
        method: call.method ?? 'GET',
        headers,
        cache: 'no-store',
        body: call.body === undefined ? null : JSON.stringify(call.body),
        keepalive: call.keepalive ?? false,
        signal: call.signal ? AbortSignal.any([call.signal, timeout]) : timeout,
      });
    } catch (error) {
      call.signal?.throwIfAborted();
      throw new UnreachableError(error);
    }
    this.clock.observe(response.headers.get('Date'));
    if (!response.ok) throw await toError(path, response);
    return response;
  }
}

function leavePath(meetingId: string): string {
  return `/meetings/${encodeURIComponent(meetingId)}/leave`;
}

async function toError(path: string, response: Response): Promise<Error> {
  const parsed = v.safeParse(Problem, await readJson(response));
  if (parsed.success && parsed.output.code !== undefined) {
    const { code, detail, title } = parsed.output;
    return new ApiError(response.status, code, detail ?? title ?? `The server refused (${response.status}).`);
  }
  // A proxy in front speaks for a controller that does not.
  if ([502, 503, 504].includes(response.status)) return new UnreachableError(`HTTP ${response.status}`);
  return new UnexpectedAnswerError(path, `HTTP ${response.status}`);
}

/** An unreadable body is no exception here: it fails the schema, and is reported as such. */
async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    return error;
  }
}
