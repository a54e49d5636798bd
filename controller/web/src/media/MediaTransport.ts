import type { types } from 'mediasoup-client';
import * as v from 'valibot';
import { report } from '../lib/report';
import { ConnectionLostError, RpcError } from '../rpc/errors';
import { Producer } from '../signal/schemas';
import { toRtcIceServers, type MediaContext } from './MediaContext';

export type TransportHealth = 'ok' | 'recovering';

export interface MediaTransportEvents {
  healthChanged: (health: TransportHealth) => void;
  /** The server does not know this transport any more, or it cannot be repaired: a new one is needed. */
  lost: () => void;
}

/** What a producer carries through mediasoup-client from `produce()` to the `produce` request. */
export const ProducerData = v.object({ source: Producer.entries.source, paused: v.boolean() });

/** A short gap often closes by itself; a restart then would only cost time. */
const disconnectedGraceMs = 1_000;
const restartEveryMs = 4_000;
const restartsBeforeLost = 5;

/** One WebRTC transport with its repair: it restarts ICE until media flows again. */
export class MediaTransport {
  readonly transport: types.Transport;
  private readonly context: MediaContext;
  private readonly events: MediaTransportEvents;
  private restarts = 0;
  private closed = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  private constructor(transport: types.Transport, context: MediaContext, events: MediaTransportEvents) {
    this.transport = transport;
    this.context = context;
    this.events = events;
    transport.on('connectionstatechange', (state) => this.stateChanged(state));
  }

  static async create(
    direction: 'send' | 'recv',
    context: MediaContext,
    events: MediaTransportEvents,
  ): Promise<MediaTransport> {
    const { signal } = context;
    const device = await context.device;
    const { transportId, ...parameters } = await signal.createTransport(direction);
    const options = { id: transportId, ...parameters, iceServers: toRtcIceServers(context.iceServers) };
    const transport = direction === 'send' ? device.createSendTransport(options) : device.createRecvTransport(options);
    transport.on('connect', ({ dtlsParameters }, done, failed) => {
      signal.connectTransport(transportId, dtlsParameters).then(done, failed);
    });
    if (direction === 'send') {
      transport.on('produce', ({ kind, rtpParameters, appData }, done, failed) => {
        const data = v.parse(ProducerData, appData);
        signal.produce({ transportId, kind, rtpParameters, ...data }).then((id) => done({ id }), failed);
      });
    }
    return new MediaTransport(transport, context, events);
  }

  get isBroken(): boolean {
    return ['disconnected', 'failed'].includes(this.transport.connectionState);
  }

  /** The signaling connection is back: what broke meanwhile can be repaired now. */
  repair(): void {
    if (this.isBroken || this.restarts > 0) void this.restart();
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    this.transport.close();
  }

  private stateChanged(state: types.ConnectionState): void {
    if (state === 'connected') {
      clearTimeout(this.timer);
      this.restarts = 0;
      this.events.healthChanged('ok');
    } else if (state === 'disconnected') {
      this.events.healthChanged('recovering');
      this.restartIn(disconnectedGraceMs);
    } else if (state === 'failed') {
      this.events.healthChanged('recovering');
      void this.restart();
    }
  }

  /** A method, because the compiler takes a field for unchanged over an `await`. */
  private isClosed(): boolean {
    return this.closed;
  }

  private restartIn(delayMs: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.restart(), delayMs);
  }

  private async restart(): Promise<void> {
    clearTimeout(this.timer);
    if (this.closed || this.transport.connectionState === 'connected') return;
    if (++this.restarts > restartsBeforeLost) {
      this.events.lost();
      return;
    }
    try {
      const iceParameters = await this.context.signal.restartIce(this.transport.id);
      if (this.isClosed()) return;
      await this.transport.restartIce({ iceParameters });
      this.restartIn(restartEveryMs);
    } catch (error) {
      if (this.isClosed() || error instanceof ConnectionLostError) return;
      report(`The ${this.transport.direction} transport was not repaired.`, error);
      if (error instanceof RpcError) this.events.lost();
      else this.restartIn(restartEveryMs);
    }
  }
}
