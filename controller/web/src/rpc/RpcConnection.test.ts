import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConnectionLostError, RpcError, RpcTimeoutError } from './errors';
import { RpcConnection, type ConnectionPhase, type RpcConnectionOptions, type Timings } from './RpcConnection';
import { RpcTestServer } from './RpcTestServer';

const timings: Timings = {
  requestMs: 300,
  authenticateMs: 400,
  closeAfterRefusalMs: 100,
  pingEveryMs: 60_000,
  pingTimeoutMs: 80,
  stableMs: 60_000,
  backoff: { minMs: 20, maxMs: 60 },
};

const until = (condition: () => boolean) =>
  vi.waitFor(() => expect(condition()).toBe(true), { timeout: 4_000, interval: 5 });

describe('A connection', () => {
  let server: RpcTestServer;
  let connection: RpcConnection<unknown>;
  let phases: ConnectionPhase[];
  let sessions: unknown[];
  let notes: string[];
  let ends: [string, boolean][];

  const connect = (change: Partial<RpcConnectionOptions<unknown>> = {}, times: Partial<Timings> = {}) => {
    connection = new RpcConnection({
      url: server.url,
      subprotocol: 'conference.signal.v1',
      credentials: {
        ticket: 'ticket',
        publicKey: { kty: 'EC' },
        prove: (...parts) => Promise.resolve(parts.join('|')),
      },
      readSession: (result) => result,
      authenticated: (session) => {
        sessions.push(session);
        notes.push('authenticated');
      },
      notified: (method) => notes.push(method),
      phaseChanged: (phase) => phases.push(phase),
      ended: (reason, wasConnected) => ends.push([reason, wasConnected]),
      createSocket: RpcTestServer.createSocket,
      timings: { ...timings, ...times },
      ...change,
    });
    connection.start();
    return connection;
  };

  beforeEach(async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    [phases, sessions, notes, ends] = [[], [], [], []];
    server = await RpcTestServer.start();
  });

  afterEach(async () => {
    connection.close();
    await server.stop();
    vi.restoreAllMocks();
  });

  it('answers the challenge with ticket, key and signature, on its subprotocol', async () => {
    connect();
    await until(() => phases.includes('connected'));
    expect(server.subprotocol).toBe('conference.signal.v1');
    expect(server.requests[0]).toMatchObject({
      method: 'authenticate',
      params: { ticket: 'ticket', key: { kty: 'EC' }, signature: 'conference.signal.v1|nonce-1|ticket' },
    });
  });

  it('matches answers to requests, in whatever order they come', async () => {
    connect();
    await until(() => phases.includes('connected'));
    const held: number[] = [];
    server.answer = ({ id, method }) => {
      if (method === 'first') {
        held.push(id);
        return 'silence';
      }
      server.sendRaw(JSON.stringify({ jsonrpc: '2.0', id, result: 2 }));
      server.sendRaw(JSON.stringify({ jsonrpc: '2.0', id: held[0], result: 1 }));
      return 'silence';
    };
    await expect(Promise.all([connection.request('first', {}), connection.request('second', {})])).resolves.toEqual([
      1, 2,
    ]);
  });

  it('turns an error into an exception with the stable code', async () => {
    server.answer = ({ method }) =>
      method === 'authenticate'
        ? { result: {} }
        : { error: { code: -32000, message: 'Taken.', data: { code: 'source_in_use' } } };
    connect();
    await until(() => phases.includes('connected'));
    const failure = await connection.request('produce', {}).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(RpcError);
    expect(failure).toMatchObject({ code: -32000, reason: 'source_in_use', message: 'Taken.' });
  });

  it('gives up on a request that nobody answers', async () => {
    connect();
    await until(() => phases.includes('connected'));
    server.answer = () => 'silence';
    await expect(connection.request('slow', {})).rejects.toBeInstanceOf(RpcTimeoutError);
  });

  it('fails what is pending at once when the line breaks, and refuses more until it is back', async () => {
    connect();
    await until(() => phases.includes('connected'));
    server.answer = () => 'silence';
    const pending = connection.request('slow', {});
    const failed = expect(pending).rejects.toBeInstanceOf(ConnectionLostError);
    server.cutAll();
    await failed;
    await expect(connection.request('next', {})).rejects.toBeInstanceOf(ConnectionLostError);
  });

  it('comes back by itself and authenticates anew', async () => {
    connect();
    await until(() => sessions.length === 1);
    server.cutAll();
    await until(() => sessions.length === 2);
    expect(phases).toEqual(['connected', 'reconnecting', 'connected']);
    expect(server.requests.at(-1)?.params).toMatchObject({ signature: 'conference.signal.v1|nonce-2|ticket' });
  });

  it('keeps trying while there is no server', async () => {
    let attempts = 0;
    const createSocket = (url: string, subprotocol: string) => {
      attempts++;
      return RpcTestServer.createSocket(url, subprotocol);
    };
    connect({ url: 'ws://127.0.0.1:1/', createSocket });
    await until(() => attempts >= 4);
    expect(phases).toEqual([]);
    expect(ends).toEqual([]);
  });

  it('notices by its ping that a line is dead although nobody closed it', async () => {
    connect({}, { pingEveryMs: 20 });
    await until(() => server.countOf('ping') > 1);
    server.answer = ({ method }) => (method === 'ping' ? 'silence' : { result: {} });
    await until(() => server.connections === 2);
    expect(phases.slice(0, 2)).toEqual(['connected', 'reconnecting']);
  });

  it('asks at once when it is told that the network is back', async () => {
    connect();
    await until(() => phases.includes('connected'));
    connection.checkNow();
    await until(() => server.countOf('ping') === 1);
  });

  it('does not wait for its delay when it is told that the network is back', async () => {
    connect({}, { backoff: { minMs: 60_000, maxMs: 60_000 } });
    await until(() => phases.includes('connected'));
    server.cutAll();
    await until(() => phases.includes('reconnecting'));
    connection.checkNow();
    await until(() => sessions.length === 2);
  });

  it.each([
    [4400, 'protocol'],
    [4401, 'refused'],
    [4409, 'replaced'],
    [4410, 'over'],
  ])('does not come back after %i', async (code, reason) => {
    connect();
    await until(() => phases.includes('connected'));
    server.closeAll(code);
    await until(() => ends.length === 1);
    expect(ends).toEqual([[reason, true]]);
    expect(phases.at(-1)).toBe('ended');
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(server.connections).toBe(1);
  });

  it('comes back at once after 4503, without its delay', async () => {
    connect({}, { backoff: { minMs: 60_000, maxMs: 60_000 } });
    await until(() => phases.includes('connected'));
    server.closeAll(4503);
    await until(() => sessions.length === 2);
  });

  it('waits before it comes back from a second 4503 in a row', async () => {
    connect({}, { backoff: { minMs: 60_000, maxMs: 60_000 } });
    await until(() => phases.includes('connected'));
    server.closeAll(4503);
    await until(() => sessions.length === 2);
    server.closeAll(4503);
    await until(() => phases.at(-1) === 'reconnecting');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(server.connections).toBe(2);
  });

  it('is over when the ticket is refused', async () => {
    server.answer = () => ({ error: { code: -32000, message: 'No.', data: { code: 'ticket_expired' } } });
    connect();
    await until(() => ends.length === 1);
    expect(ends).toEqual([['refused', false]]);
  });

  it('believes the close code behind a refusal that it does not know', async () => {
    server.answer = () => {
      setTimeout(() => server.closeAll(4410), 10);
      return { error: { code: -32000, message: 'No.', data: { code: 'something_new' } } };
    };
    connect();
    await until(() => ends.length === 1);
    expect(ends).toEqual([['over', false]]);
  });

  it('tries again when the media is not there yet', async () => {
    server.answer = () =>
      server.connections < 3
        ? { error: { code: -32000, message: 'Soon.', data: { code: 'media_unavailable' } } }
        : { result: {} };
    connect();
    await until(() => phases.includes('connected'));
    expect(server.connections).toBe(3);
  });

  it('tries again when the server accepts but never challenges', async () => {
    server.challenge = false;
    connect({}, { authenticateMs: 60 });
    await until(() => server.connections >= 2);
    server.challenge = true;
    await until(() => phases.includes('connected'));
  });

  it('does not go on with an answer that it does not understand', async () => {
    connect({
      readSession: () => {
        throw new Error('participantId is missing');
      },
    });
    await until(() => ends.length === 1);
    expect(ends).toEqual([['protocol', false]]);
  });

  it('hands out nothing that overtook the answer to authenticate', async () => {
    server.answer = ({ id }) => {
      server.notify('producerAdded', {});
      server.sendRaw(JSON.stringify({ jsonrpc: '2.0', id, result: {} }));
      server.notify('producerRemoved', {});
      return 'silence';
    };
    connect();
    await until(() => notes.length === 3);
    expect(notes).toEqual(['authenticated', 'producerAdded', 'producerRemoved']);
  });

  it('survives frames that are not JSON-RPC', async () => {
    connect();
    await until(() => phases.includes('connected'));
    server.sendRaw('not json');
    server.sendRaw('{"jsonrpc":"2.0","id":999,"result":{}}');
    await expect(connection.request('ping', {})).resolves.toEqual({});
  });

  it('says nothing any more after it was closed', async () => {
    connect();
    await until(() => phases.includes('connected'));
    connection.close();
    server.notify('producerAdded', {});
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(notes).toEqual(['authenticated']);
    expect(server.connections).toBe(1);
    expect(ends).toEqual([]);
  });
});
