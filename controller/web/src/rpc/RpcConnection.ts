import { report } from '../lib/report';
import { backoffDelay, type Backoff } from './backoff';
import { afterClose, afterRefusal, type EndReason } from './closeCodes';
import { ConnectionLostError, RpcError, UnexpectedRpcResultError } from './errors';
import { RpcSocket } from './RpcSocket';

/** `connecting` until the first success, `reconnecting` after a loss, `ended` for good. */
export type ConnectionPhase = 'connecting' | 'connected' | 'reconnecting' | 'ended';

export interface Credentials {
  ticket: string;
  publicKey: JsonWebKey;
  prove: (subprotocol: string, nonce: string, ticket: string) => Promise<string>;
}

export interface Timings {
  requestMs: number;
  /** From the first byte of a connection to the answer to `authenticate`. */
  authenticateMs: number;
  closeAfterRefusalMs: number;
  pingEveryMs: number;
  pingTimeoutMs: number;
  /** A connection that lasted this long was a good one: the next loss begins with the shortest delay again. */
  stableMs: number;
  backoff: Backoff;
}

export const defaultTimings: Timings = {
  requestMs: 10_000,
  authenticateMs: 8_000,
  closeAfterRefusalMs: 1_000,
  pingEveryMs: 5_000,
  pingTimeoutMs: 4_000,
  stableMs: 5_000,
  backoff: { minMs: 300, maxMs: 5_000 },
};

export interface RpcConnectionOptions<TSession> {
  url: string;
  subprotocol: string;
  credentials: Credentials;
  /** What `authenticate` carries beside the proof, asked for at each attempt. */
  sessionParams?: () => object;
  /** Throws when the answer to `authenticate` is not what this client understands. */
  readSession: (result: unknown) => TSession;
  authenticated: (session: TSession) => void;
  notified: (method: string, params: unknown) => void;
  phaseChanged: (phase: ConnectionPhase) => void;
  /** `wasConnected` is false when the server refused a (re)connection instead of ending a working one. */
  ended: (reason: EndReason, wasConnected: boolean) => void;
  createSocket?: (url: string, subprotocol: string) => WebSocket;
  timings?: Timings;
}

type Timer = ReturnType<typeof setTimeout> | undefined;

/** One endpoint's connection: proves the device's key, notices when the line is dead, and comes back until told not to. */
export class RpcConnection<TSession> {
  private readonly options: RpcConnectionOptions<TSession>;
  private readonly timings: Timings;
  private phase: ConnectionPhase = 'connecting';
  private socket: RpcSocket | undefined;
  private failures = 0;
  private probing = false;
  private retryTimer: Timer;
  private authenticateTimer: Timer;
  private pingTimer: Timer;
  private stableTimer: Timer;

  constructor(options: RpcConnectionOptions<TSession>) {
    this.options = options;
    this.timings = options.timings ?? defaultTimings;
  }

  start(): void {
    if (!this.socket && this.phase === 'connecting') this.open();
  }

  /** Rejects with ConnectionLostError at once while the connection is not there: nothing is queued behind the caller's back. */
  request(method: string, params: object): Promise<unknown> {
    if (this.phase !== 'connected' || !this.socket) return Promise.reject(new ConnectionLostError(method));
    return this.socket.request(method, params, this.timings.requestMs);
  }

  /** The network or the page has come back: don't wait for a timer, find out now. */
  checkNow(): void {
    if (this.phase === 'connected') void this.probe();
    else if (this.retryTimer !== undefined) this.open();
  }

  /** Gives this connection up for a fresh one, whose answer to `authenticate` brings the current state. */
  renew(): void {
    if (this.phase === 'connected') this.lost();
  }

  close(): void {
    this.stop();
    this.setPhase('ended');
  }

  private open(): void {
    this.stop();
    let authenticated = false;
    // What the server sends right behind its answer must not overtake the answer.
    const early: [method: string, params: unknown][] = [];

    const authenticate = async (socket: RpcSocket, params: unknown): Promise<void> => {
      const { subprotocol, credentials } = this.options;
      const nonce = readNonce(params);
      const signature = await credentials.prove(subprotocol, nonce, credentials.ticket);
      const proof = {
        ...this.options.sessionParams?.(),
        ticket: credentials.ticket,
        key: credentials.publicKey,
        signature,
      };
      const session = this.readSession(await socket.request('authenticate', proof, this.timings.authenticateMs));
      if (this.socket !== socket) return;
      authenticated = true;
      this.connected(session);
      for (const [method, params] of early) this.options.notified(method, params);
    };

    const socket = new RpcSocket(this.createSocket(), {
      notified: (method, params) => {
        if (method === 'challenge') {
          authenticate(socket, params).catch((error: unknown) => this.refused(socket, error));
        } else if (authenticated) {
          this.options.notified(method, params);
        } else {
          early.push([method, params]);
        }
      },
      closed: (code) => {
        if (this.socket === socket) this.lost(code);
      },
    });
    this.socket = socket;
    this.authenticateTimer = setTimeout(() => this.lost(), this.timings.authenticateMs);
  }

  private createSocket(): WebSocket {
    const { createSocket, url, subprotocol } = this.options;
    return createSocket ? createSocket(url, subprotocol) : new WebSocket(url, subprotocol);
  }

  private readSession(result: unknown): TSession {
    try {
      return this.options.readSession(result);
    } catch (error) {
      throw new UnexpectedRpcResultError('authenticate', error);
    }
  }

  private connected(session: TSession): void {
    clearTimeout(this.authenticateTimer);
    this.stableTimer = setTimeout(() => (this.failures = 0), this.timings.stableMs);
    this.schedulePing();
    this.setPhase('connected');
    this.options.authenticated(session);
  }

  private refused(socket: RpcSocket, error: unknown): void {
    // A lost line and a socket that is no longer ours have been dealt with when they were lost.
    if (this.socket !== socket || error instanceof ConnectionLostError) return;
    report(`${this.options.subprotocol} was not opened.`, error);
    const end = error instanceof RpcError ? afterRefusal(error.reason) : undefined;
    if (end) {
      this.end(end);
    } else if (error instanceof UnexpectedRpcResultError) {
      this.end('protocol');
    } else if (error instanceof RpcError) {
      // The close code behind the refusal says more; if none follows, the line counts as broken.
      clearTimeout(this.authenticateTimer);
      this.authenticateTimer = setTimeout(() => this.lost(), this.timings.closeAfterRefusalMs);
    } else {
      this.lost();
    }
  }

  private lost(code = 1006): void {
    const next = afterClose(code);
    if ('end' in next) {
      this.end(next.end);
      return;
    }
    this.stop();
    if (this.phase === 'connected') this.setPhase('reconnecting');
    const atOnce = next.comeBack === 'at-once' && this.failures === 0;
    const delay = atOnce ? 0 : backoffDelay(this.failures, this.timings.backoff);
    this.failures++;
    this.retryTimer = setTimeout(() => this.open(), delay);
  }

  private schedulePing(): void {
    this.pingTimer = setTimeout(() => void this.probe(), this.timings.pingEveryMs);
  }

  private async probe(): Promise<void> {
    const socket = this.socket;
    if (!socket || this.probing) return;
    this.probing = true;
    clearTimeout(this.pingTimer);
    try {
      await socket.request('ping', {}, this.timings.pingTimeoutMs);
      if (this.socket === socket) this.schedulePing();
    } catch (error) {
      if (this.socket === socket) {
        report(`${this.options.subprotocol} fell silent.`, error);
        this.lost();
      }
    } finally {
      this.probing = false;
    }
  }

  private end(reason: EndReason): void {
    const wasConnected = this.phase === 'connected';
    this.close();
    this.options.ended(reason, wasConnected);
  }

  private stop(): void {
    for (const timer of [this.retryTimer, this.authenticateTimer, this.pingTimer, this.stableTimer])
      clearTimeout(timer);
    this.retryTimer = undefined;
    const socket = this.socket;
    this.socket = undefined;
    socket?.drop();
  }

  private setPhase(phase: ConnectionPhase): void {
    if (this.phase === phase) return;
    this.phase = phase;
    this.options.phaseChanged(phase);
  }
}

function readNonce(params: unknown): string {
  if (typeof params === 'object' && params !== null && 'nonce' in params && typeof params.nonce === 'string') {
    return params.nonce;
  }
  throw new UnexpectedRpcResultError('challenge', params);
}
