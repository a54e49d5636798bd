import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocket as NodeWebSocket, WebSocketServer } from 'ws';

interface Request {
  id: number;
  method: string;
  params: Record<string, unknown>;
}

type Answer = { result: unknown } | { error: { code: number; message: string; data?: { code: string } } } | 'silence';

/** A real WebSocket server on loopback that speaks the opening of both endpoints; each test sets what it answers. */
export class RpcTestServer {
  readonly url: string;
  readonly requests: Request[] = [];
  connections = 0;
  challenge = true;
  answer: (request: Request) => Answer = () => ({ result: {} });
  private readonly server: WebSocketServer;

  private constructor(server: WebSocketServer) {
    this.server = server;
    this.url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    server.on('connection', (socket) => {
      this.connections++;
      if (this.challenge) this.send(socket, { method: 'challenge', params: { nonce: `nonce-${this.connections}` } });
      socket.on('message', (data: Buffer) => this.receive(socket, JSON.parse(data.toString()) as Request));
    });
  }

  static async start(): Promise<RpcTestServer> {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    await once(server, 'listening');
    return new RpcTestServer(server);
  }

  static readonly createSocket = (url: string, subprotocol: string): WebSocket => {
    const socket = new NodeWebSocket(url, subprotocol);
    // A browser's socket reports a failed connection by `close` alone; this one also throws when nobody hears its `error`.
    socket.on('error', () => undefined);
    return socket as unknown as WebSocket;
  };

  get subprotocol(): string | undefined {
    return [...this.server.clients][0]?.protocol;
  }

  notify(method: string, params: unknown): void {
    for (const socket of this.server.clients) this.send(socket, { method, params });
  }

  sendRaw(frame: string): void {
    for (const socket of this.server.clients) socket.send(frame);
  }

  closeAll(code: number): void {
    for (const socket of this.server.clients) socket.close(code);
  }

  cutAll(): void {
    for (const socket of this.server.clients) socket.terminate();
  }

  countOf(method: string): number {
    return this.requests.filter((request) => request.method === method).length;
  }

  async stop(): Promise<void> {
    this.cutAll();
    this.server.close();
    await once(this.server, 'close');
  }

  private receive(socket: NodeWebSocket, request: Request): void {
    this.requests.push(request);
    const answer = this.answer(request);
    if (answer !== 'silence') this.send(socket, { id: request.id, ...answer });
  }

  private send(socket: NodeWebSocket, message: object): void {
    socket.send(JSON.stringify({ jsonrpc: '2.0', ...message }));
  }
}
