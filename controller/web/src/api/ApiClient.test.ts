import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DeviceKey } from '../access/DeviceKey';
import { fromBase64Url } from '../access/base64url';
import { aMeeting, aRecording } from '../testing/samples';
import { ApiClient } from './ApiClient';
import { ApiError, UnexpectedAnswerError, UnreachableError } from './errors';
import { ParticipantApi } from './ParticipantApi';

const meeting = aMeeting();

describe('The REST client', () => {
  let server: Server;
  let api: ApiClient;
  let self: ParticipantApi;
  let seen: { request: IncomingMessage; body: string } | undefined;
  let respond: (response: ServerResponse) => void;

  const claims = () => {
    const [, payload] = String(seen?.request.headers.dpop).split('.');
    return JSON.parse(new TextDecoder().decode(fromBase64Url(payload ?? ''))) as Record<string, unknown>;
  };
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
    vi.stubGlobal('location', { href: api.http.base });
    self = new ParticipantApi(api.http, 'm1', { ticket: 'ticket', key: await DeviceKey.create() });
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
    self.close();
    vi.unstubAllGlobals();
  });

  it('creates a meeting without a name by leaving the name out', async () => {
    answer(201, { ...meeting, hostToken: 'h' });
    await expect(api.createMeeting('')).resolves.toMatchObject({ code: 'abc-defg-hij', hostToken: 'h' });
    expect(seen?.request.method).toBe('POST');
    expect(seen?.body).toBe('{}');
  });

  it('presents the ticket of the participant with the proof of their device', async () => {
    answer(204, '');
    await self.leave();
    expect(seen?.request.headers.authorization).toBe('DPoP ticket');
    expect(seen?.request.url).toBe('/api/v1/meetings/m1/leave');
    expect(claims()).toMatchObject({ htm: 'POST', htu: `${api.http.base}/meetings/m1/leave` });
  });

  it('says farewell with a proof that was made before', async () => {
    answer(204, '');
    await vi.waitFor(() => {
      self.leaveAtOnce();
      expect(seen?.request.url).toBe('/api/v1/meetings/m1/leave');
    });
    expect(claims()).toMatchObject({ htm: 'POST' });
  });

  it('writes again under the same key and with a fresh proof when the answer was lost', async () => {
    const keys: unknown[] = [];
    const proofs: unknown[] = [];
    respond = (response) => {
      keys.push(seen?.request.headers['idempotency-key']);
      proofs.push(claims().jti);
      if (keys.length < 3) response.destroy();
      else response.writeHead(204).end();
    };
    await self.setLocked(true);
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(new Set(proofs).size).toBe(3);
  });

  it('sends no key with what changes nothing', async () => {
    answer(200, meeting);
    await api.getMeeting('x');
    expect(seen?.request.headers).not.toHaveProperty('idempotency-key');
  });

  it('tells for how long to wait', async () => {
    respond = (response) => {
      response.writeHead(429, { 'Content-Type': 'application/problem+json', 'Retry-After': '17' });
      response.end(JSON.stringify({ code: 'rate_limited' }));
    };
    await expect(api.getMeeting('x')).rejects.toMatchObject({ code: 'rate_limited', retryAfterSeconds: 17 });
  });

  it('reads a problem as its stable code and its detail', async () => {
    answer(503, { code: 'ffmpeg_missing', title: 'x', detail: 'Install ffmpeg.' }, 'application/problem+json');
    const error = await self.record('start').catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 503, code: 'ffmpeg_missing', message: 'Install ffmpeg.' });
  });

  it('presents the token of a host who is not in the meeting, and none when it holds no more', async () => {
    const recordings = api.recordings([{ token: 'token' }]);
    const seenTokens: unknown[] = [];
    respond = (response) => {
      seenTokens.push(seen?.request.headers.authorization);
      const [status, body] =
        seenTokens.length === 2 ? [401, { code: 'token_expired', detail: 'Expired.' }] : [200, { items: [] }];
      response.writeHead(status, { 'Content-Type': status === 200 ? 'application/json' : 'application/problem+json' });
      response.end(JSON.stringify(body));
    };
    await recordings.ofMeeting('x');
    await recordings.ofMeeting('x');
    await recordings.ofMeeting('x');
    expect(seenTokens).toEqual(['Bearer token', 'Bearer token', undefined, undefined]);
  });

  it('begins a recording with its name and what it is to become, and ends it with neither', async () => {
    answer(201, aRecording({ name: 'Kick-off' }));
    await expect(self.record('start', { layout: 'grid', name: 'Kick-off' })).resolves.toMatchObject({
      name: 'Kick-off',
    });
    expect(seen?.request.url).toBe('/api/v1/meetings/m1/recording/start');
    expect(JSON.parse(seen?.body ?? '')).toEqual({ layout: 'grid', name: 'Kick-off' });
    await self.record('stop');
    expect(seen?.body).toBe('');
  });

  it.each([
    ['gives a recording another name', 'Kick-off'],
    ['takes the name of a recording away', null],
  ])('%s', async (_does, name) => {
    answer(200, aRecording({ name }));
    const recordings = api.recordings([{ token: 'token' }]);
    await expect(recordings.rename('r 1', name)).resolves.toMatchObject({ name });
    expect(seen?.request.method).toBe('PATCH');
    expect(seen?.request.url).toBe('/api/v1/recordings/r%201');
    expect(JSON.parse(seen?.body ?? '')).toEqual({ name });
  });

  it('asks for a part of all recordings in the words of the API', async () => {
    answer(200, { items: [], nextCursor: 'c 2' });
    const recordings = api.recordings([{ token: 'cs_session' }]);
    expect(await recordings.list({ states: ['failed', 'uploading'], meeting: 'a&b' }, 'c 1')).toEqual({
      items: [],
      nextCursor: 'c 2',
    });
    expect(seen?.request.url).toBe('/api/v1/recordings?state=failed%2Cuploading&meeting=a%26b&cursor=c+1');
    expect(seen?.request.headers.authorization).toBe('Bearer cs_session');
    await recordings.list({}, null);
    expect(seen?.request.url).toBe('/api/v1/recordings');
  });

  it('signs in and out', async () => {
    const account = { id: 'a1', email: 'ops@example.org', name: 'Ops', role: 'admin' };
    answer(200, { session: 'cs_1', expiresAt: '2026-01-01T00:00:00Z', account });
    expect(await api.signIn('ops@example.org', 'secret')).toMatchObject({ session: 'cs_1', account });
    expect(JSON.parse(seen?.body ?? '')).toEqual({ email: 'ops@example.org', password: 'secret' });
    answer(204, '', 'text/plain');
    await api.signOut('cs_1');
    expect(seen?.request.headers.authorization).toBe('Bearer cs_1');
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
    const recordings = api.recordings([]);
    expect(recordings.fileUrl('r 1', null, undefined, true)).toMatch(/\/recordings\/r%201\/file\?download=true$/);
    expect(recordings.fileUrl('r1', 'a+b', 'tracks/a #1.mkv')).toMatch(
      /\/r1\/files\/tracks\/a%20%231\.mkv\?access=a%2Bb$/,
    );
  });
});
