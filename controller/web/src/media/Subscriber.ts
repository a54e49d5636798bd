import { report } from '../lib/report';
import { ConnectionLostError, RpcError } from '../rpc/errors';
import type { Producer } from '../signal/schemas';
import { Store } from '../store/Store';
import type { MediaContext } from './MediaContext';
import { MediaTransport, type TransportHealth } from './MediaTransport';
import { ReconcileLoop } from './ReconcileLoop';
import { RemoteConsumer } from './RemoteConsumer';
import { groupByParticipant, toRemoteStream, type RemoteMedia, type RemoteStream } from './RemoteStream';

export interface SubscriberEvents {
  healthChanged: (health: TransportHealth) => void;
  audioStarted: (producerId: string, track: MediaStreamTrack) => void;
  audioEnded: (producerId: string) => void;
}

/** Receives what the others send: each known producer is consumed once, and consumers without a producer are closed. */
export class Subscriber {
  readonly media = new Store<RemoteMedia>(new Map());
  private readonly context: MediaContext;
  private readonly events: SubscriberEvents;
  private readonly streams = new Map<string, RemoteStream>();
  private readonly consumers = new Map<string, RemoteConsumer>();
  /** Refused for good, such as a codec this browser cannot play. */
  private readonly refused = new Set<string>();
  private readonly loop = new ReconcileLoop(
    () => this.reconcile(),
    (error) => this.failed(error),
  );
  private transport: MediaTransport | undefined;
  private closed = false;

  constructor(context: MediaContext, producers: readonly Producer[], events: SubscriberEvents) {
    this.context = context;
    this.events = events;
    this.resume(producers);
  }

  /** The whole truth about producers after a (re)connection. */
  resume(producers: readonly Producer[]): void {
    const known = new Set(producers.map((producer) => producer.producerId));
    for (const producerId of [...this.streams.keys()]) if (!known.has(producerId)) this.forget(producerId);
    for (const producer of producers) {
      const stream = this.streams.get(producer.producerId);
      this.streams.set(producer.producerId, { ...(stream ?? toRemoteStream(producer)), paused: producer.paused });
    }
    this.publish();
    this.transport?.repair();
    for (const consumer of this.consumers.values()) consumer.resume();
    this.loop.request();
  }

  producerAdded(producer: Producer): void {
    this.refused.delete(producer.producerId);
    if (!this.streams.has(producer.producerId)) this.streams.set(producer.producerId, toRemoteStream(producer));
    this.publish();
    this.loop.request();
  }

  producerRemoved(producerId: string): void {
    this.forget(producerId);
    this.publish();
  }

  producerPaused(producerId: string, paused: boolean): void {
    this.change(producerId, { paused });
  }

  /** A consumer that the server closed stays closed until its producer is announced anew. */
  consumerClosed(consumerId: string): void {
    const producerId = this.producerOf(consumerId);
    if (producerId !== undefined) this.producerRemoved(producerId);
  }

  layersChanged(consumerId: string, spatialLayer: number | null): void {
    const producerId = this.producerOf(consumerId);
    if (producerId !== undefined) this.change(producerId, { flowing: spatialLayer !== null });
  }

  scored(consumerId: string, score: number, producerScore: number): void {
    const producerId = this.producerOf(consumerId);
    if (producerId !== undefined) this.change(producerId, { score, producerScore });
  }

  attach(producerId: string): void {
    this.consumers.get(producerId)?.attach();
  }

  preferLayer(producerId: string, spatialLayer: number): void {
    this.consumers.get(producerId)?.preferLayer(spatialLayer);
  }

  close(): void {
    this.closed = true;
    this.loop.close();
    for (const producerId of [...this.streams.keys()]) this.forget(producerId);
    this.transport?.close();
    this.publish();
  }

  private async reconcile(): Promise<void> {
    const transport = this.transport ?? (await this.openTransport());
    const missing = [...this.streams.keys()].filter((id) => !this.consumers.has(id) && !this.refused.has(id));
    const results = await Promise.allSettled(missing.map((producerId) => this.consume(transport, producerId)));
    const failure = results.find((result) => result.status === 'rejected');
    if (failure) throw failure.reason;
  }

  private async openTransport(): Promise<MediaTransport> {
    const transport = await MediaTransport.create('recv', this.context, {
      healthChanged: this.events.healthChanged,
      lost: () => {
        this.reset();
        this.loop.request();
      },
    });
    if (this.closed) transport.close();
    this.transport = transport;
    return transport;
  }

  private async consume({ transport }: MediaTransport, producerId: string): Promise<void> {
    const { signal } = this.context;
    const device = await this.context.device;
    const participantId = this.streams.get(producerId)?.participantId;
    if (participantId === undefined) return;
    try {
      const consumed = await signal.consume(transport.id, producerId, device.recvRtpCapabilities);
      const { consumerId, kind, rtpParameters } = consumed;
      // One stream per participant: the browser keeps a person's lips and voice together.
      const consumer = await transport.consume({
        id: consumerId,
        producerId,
        kind,
        rtpParameters,
        streamId: participantId,
      });
      if (!this.streams.has(producerId)) {
        consumer.close();
        return;
      }
      this.consumers.set(producerId, new RemoteConsumer(signal, consumer));
      this.change(producerId, { track: consumer.track, paused: consumed.producerPaused });
      if (kind === 'audio') this.events.audioStarted(producerId, consumer.track);
    } catch (error) {
      if (!(error instanceof RpcError) || error.reason === 'transport_not_found') throw error;
      // It ended while we asked, or this browser cannot play it: neither gets better by asking again.
      report('A producer cannot be consumed.', error);
      this.refused.add(producerId);
    }
  }

  private failed(error: unknown): 'retry' | 'wait' {
    if (error instanceof ConnectionLostError) return 'wait';
    report('Receiving did not work; it is tried again.', error);
    if (error instanceof RpcError || this.transport?.isBroken) this.reset();
    return 'retry';
  }

  /** All consumers go with their transport; the producers stay known and are consumed anew. */
  private reset(): void {
    this.transport?.close();
    this.transport = undefined;
    for (const [producerId, stream] of [...this.streams]) {
      this.closeConsumer(producerId);
      this.streams.set(producerId, { ...stream, track: null, flowing: true, score: null, producerScore: null });
    }
    this.publish();
    this.events.healthChanged('ok');
  }

  private forget(producerId: string): void {
    this.streams.delete(producerId);
    this.refused.delete(producerId);
    this.closeConsumer(producerId);
  }

  private closeConsumer(producerId: string): void {
    const consumer = this.consumers.get(producerId);
    if (!consumer) return;
    this.consumers.delete(producerId);
    consumer.close();
    if (consumer.consumer.kind === 'audio') this.events.audioEnded(producerId);
  }

  private producerOf(consumerId: string): string | undefined {
    for (const [producerId, { consumer }] of this.consumers) if (consumer.id === consumerId) return producerId;
    return undefined;
  }

  private change(producerId: string, change: Partial<RemoteStream>): void {
    const stream = this.streams.get(producerId);
    if (!stream) return;
    this.streams.set(producerId, { ...stream, ...change });
    this.publish();
  }

  private publish(): void {
    this.media.set(groupByParticipant(this.streams.values()));
  }
}
