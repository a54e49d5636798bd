import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DeviceKey } from '../access/DeviceKey';
import { ApiClient } from './ApiClient';
import { ApiError, UnexpectedAnswerError, UnreachableError } from './errors';

const meeting = {
  id: 'm1',
  code: 'abc-defg-hij',
  name: null,
  status: 'open',
  createdAt: '2026-01-01T00:00:00Z',
  participantCount: 0,
  recording: null,
};

describe('The REST client', () => {
  let server: Server;
  let api: ApiClient;
  let seen: { request: IncomingMessage; body: string } | undefined;
  let respond: (response: ServerResponse) => void;

  const answer = (status: number, body: unknown, type = 'application/json') => {
    respond = (response) => {
      response.writeHead(status, { 'Content-Type': type });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    };
  };

  beforeEach(async () => {
    server = createServer((request, response) => {
      void text(request).then((body) => {
        seen = { request, body };
        respond(response);
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    api = new ApiClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`);
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('creates a meeting without a name by leaving the name out', async () => {
    answer(201, meeting);
    await expect(api.createMeeting('')).resolves.toMatchObject({ code: 'abc-defg-hij' });
    expect(seen?.request.method).toBe('POST');
    expect(seen?.body).toBe('{}');
  });

  it('presents the ticket of the participant with a proof of its device for this call', async () => {
    answer(204, '');
    const key = await DeviceKey.create();
    await api.leave('m1', { ticket: 'ticket', key });
    expect(seen?.request.headers.authorization).toBe('DPoP ticket');
    expect(seen?.request.url).toBe('/api/v1/meetings/m1/leave');
    const [header, claims] = parts(seen?.request.headers.dpop);
    expect(header).toEqual({ typ: 'dpop+jwt', alg: 'ES256', jwk: key.publicKey });
    expect(claims).toMatchObject({
      htm: 'POST',
      htu: expect.stringMatching(/^http:.*\/api\/v1\/meetings\/m1\/leave$/) as string,
    });
  });

  it('sends a proof that is ready, and makes another one for each call', async () => {
    answer(204, '');
    const by = { ticket: 'ticket', key: await DeviceKey.create() };
    const ready = await api.proveLeave('m1', by);
    await api.leave('m1', by, ready);
    expect(seen?.request.headers.dpop).toBe(ready);
    await api.leave('m1', by);
    expect(seen?.request.headers.dpop).not.toBe(ready);
  });

  it('reads a problem as its stable code and its detail', async () => {
    answer(503, { code: 'ffmpeg_missing', title: 'x', detail: 'Install ffmpeg.' }, 'application/problem+json');
    const by = { ticket: 't', key: await DeviceKey.create() };
    const error = await api.startRecording('m1', by).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 503, code: 'ffmpeg_missing', message: 'Install ffmpeg.' });
  });

  it('takes the gateway error of a proxy for a server that is not there', async () => {
    answer(502, '<html>Bad gateway</html>', 'text/html');
    await expect(api.getMeeting('x')).rejects.toBeInstanceOf(UnreachableError);
  });

  it('does not hand out an answer of another shape', async () => {
    answer(200, { ...meeting, status: 'paused' });
    await expect(api.getMeeting('x')).rejects.toBeInstanceOf(UnexpectedAnswerError);
    answer(200, '<!doctype html>', 'text/html');
    await expect(api.getMeeting('x')).rejects.toBeInstanceOf(UnexpectedAnswerError);
  });

  it('tells an unreachable server from one that refuses', async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
    await expect(api.getMeeting('x')).rejects.toBeInstanceOf(UnreachableError);
  });

  it('leaves an aborted call to whoever aborted it', async () => {
    respond = () => undefined;
    const abort = new AbortController();
    const call = api.getMeeting('x', abort.signal);
    abort.abort();
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('escapes what people put into an address', async () => {
    answer(200, meeting);
    await api.getMeeting('a/../b?c');
    expect(seen?.request.url).toBe('/api/v1/meetings/a%2F..%2Fb%3Fc');
    expect(api.recordingFileUrl('r 1', true)).toMatch(/\/recordings\/r%201\/file\?download=true$/);
  });
});

function parts(proof: unknown): unknown[] {
  return String(proof)
    .split('.')
    .slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as unknown);
}
