import { report } from '../lib/report';
import { ConnectionLostError, RpcError, RpcTimeoutError } from './errors';
import { parseIncoming } from './messages';

interface Pending {
  method: string;
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
  timer: ReturnType<typeof setTimeout>;
}

export interface RpcSocketEvents {
  notified: (method: string, params: unknown) => void;
  closed: (code: number) => void;
}

/** JSON-RPC 2.0 over one WebSocket: matches answers to requests, and fails what is pending when the socket goes. */
export class RpcSocket {
  private readonly socket: WebSocket;
  private readonly events: RpcSocketEvents;
  private readonly pending = new Map<number, Pending>();
  private nextId = 1;
  private over = false;

  constructor(socket: WebSocket, events: RpcSocketEvents) {
    this.socket = socket;
    this.events = events;
    socket.onmessage = (message: MessageEvent<unknown>) => this.receive(message.data);
    socket.onclose = (close) => this.finish(() => this.events.closed(close.code));
  }

  request(method: string, params: object, timeoutMs: number): Promise<unknown> {
    if (this.over || this.socket.readyState !== this.socket.OPEN) {
      return Promise.reject(new ConnectionLostError(method));
    }
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.pending.delete(id);
        reject(new RpcTimeoutError(method, timeoutMs));
      }, timeoutMs);
      this.pending.set(id, { method, resolve, reject, timer });
      this.socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    });
  }

  /** Silent and immediate: a half-open socket would keep its `close` event back for minutes. */
  drop(): void {
    this.finish(() => this.socket.close(1000));
  }

  private receive(frame: unknown): void {
    if (this.over) return;
    const message = parseIncoming(frame);
    if (!message) {
      report('A frame that is not JSON-RPC was ignored.');
    } else if ('method' in message) {
      this.events.notified(message.method, message.params);
    } else if ('error' in message) {
      const { code, message: text, data } = message.error;
      const error = new RpcError(code, text, data?.code ?? 'unknown');
      if (message.id === null) report('The server could not read a request.', error);
      else this.take(message.id)?.reject(error);
    } else {
      this.take(message.id)?.resolve(message.result);
    }
  }

  private take(id: number): Pending | undefined {
    const pending = this.pending.get(id);
    if (pending) {
      this.pending.delete(id);
      clearTimeout(pending.timer);
    }
    return pending;
  }

  private finish(then: () => void): void {
    if (this.over) return;
    this.over = true;
    for (const [id, pending] of [...this.pending]) {
      this.take(id);
      pending.reject(new ConnectionLostError(pending.method));
    }
    then();
  }
}
