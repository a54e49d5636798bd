import type { types } from 'mediasoup-client';
import { report } from '../lib/report';
import { ConnectionLostError, RpcError } from '../rpc/errors';
import type { Producer, Source } from '../signal/schemas';
import type { LocalMedia } from './LocalMedia';
import type { MediaContext } from './MediaContext';
import { MediaTransport, type TransportHealth } from './MediaTransport';
import { ReconcileLoop } from './ReconcileLoop';
import { kindOf, sendOptions, sources } from './sendOptions';

interface Published {
  producer: types.Producer;
  /** What the server was told last; undefined when it is not known whether it heard. */
  paused: boolean | undefined;
}

export interface PublisherEvents {
  healthChanged: (health: TransportHealth) => void;
  /** The server does not take a source from this person, or not now. */
  refused: (source: Source, error: RpcError) => void;
}

/** Sends what the devices give: it compares the devices with the producers and makes up the difference. */
export class Publisher {
  private readonly context: MediaContext;
  private readonly local: LocalMedia;
  private readonly events: PublisherEvents;
  private readonly published = new Map<Source, Published>();
  /** Producers gone here that the server has yet to hear of. */
  private readonly unclosed = new Map<string, Source>();
  private readonly loop = new ReconcileLoop(
    () => this.reconcile(),
    (error) => this.failed(error),
  );
  private readonly unsubscribe: () => void;
  private transport: MediaTransport | undefined;
  private opening: Promise<MediaTransport> | undefined;
  /** Whether a new transport was made already because the screen was in use. */
  private screenRetried = false;
  private closed = false;

  constructor(context: MediaContext, local: LocalMedia, events: PublisherEvents) {
    this.context = context;
    this.local = local;
    this.events = events;
    this.unsubscribe = local.subscribe(() => this.loop.request());
    this.loop.request();
  }

  /** The connection is back, and the server still has our transport; a host may have muted or ended something meanwhile. */
  resume(own: readonly Producer[]): void {
    const known = new Map(own.map((producer) => [producer.producerId, producer]));
    for (const [source, { producer, paused }] of [...this.published]) {
      const onServer = known.get(producer.id);
      if (!onServer) this.ended(source);
      else if (onServer.paused && paused === false) this.held(source);
    }
    this.transport?.repair();
    this.loop.request();
  }

  pausedByHost(producerId: string): void {
    const source = this.sourceOf(producerId);
    if (source) this.held(source);
  }

  closedByHost(producerId: string): void {
    const source = this.sourceOf(producerId);
    if (source) this.ended(source);
  }

  close(): void {
    this.closed = true;
    this.unsubscribe();
    this.loop.close();
    this.reset();
  }

  private async reconcile(): Promise<void> {
    await Promise.all(sources.map((source) => this.reconcileSource(source)));
  }

  private async reconcileSource(source: Source): Promise<void> {
    await this.closeUnclosed(source);
    const track = this.local.trackOf(source);
    const published = this.published.get(source);
    if (!track) {
      await this.unpublish(source);
      return;
    }
    // Another device is being opened: its track follows, and with it the next pass.
    if (track.readyState === 'ended') return;
    try {
      if (!published) {
        await this.produce(source, track);
      } else {
        if (published.producer.track !== track) await published.producer.replaceTrack({ track });
        await this.syncPaused(source, published);
      }
    } catch (error) {
      if (!this.isRefusal(source, error)) throw error;
      const resumable = this.published.get(source);
      if (resumable) resumable.paused = true;
      this.local.withhold(source, resumable !== undefined);
      this.events.refused(source, error);
    }
  }

  private async produce(source: Source, track: MediaStreamTrack): Promise<void> {
    const device = await this.context.device;
    if (!device.canProduce(kindOf(source))) {
      report(`This browser and the server have no codec in common for the ${source}.`);
      return;
    }
    const transport = await this.openTransport();
    const paused = this.isPaused(source);
    const producer = await transport.produce({
      track,
      // The devices own their tracks: a producer that ends must not switch off the preview.
      stopTracks: false,
      disableTrackOnPause: false,
      appData: { source, paused },
      ...sendOptions(source, device.sendRtpCapabilities),
    });
    this.published.set(source, { producer, paused });
    if (source === 'screen') this.screenRetried = false;
    // The person may have muted, or switched the device, while this was under way.
    this.loop.request();
  }

  private async unpublish(source: Source): Promise<void> {
    const published = this.published.get(source);
    if (!published) return;
    this.published.delete(source);
    this.unclosed.set(published.producer.id, source);
    published.producer.close();
    await this.closeUnclosed(source);
  }

  private async syncPaused(source: Source, published: Published): Promise<void> {
    const paused = this.isPaused(source);
    if (published.paused === paused) return;
    published.paused = undefined;
    await this.context.signal.setProducerPaused(published.producer.id, paused);
    published.paused = paused;
  }

  private isPaused(source: Source): boolean {
    return source === 'microphone' && this.local.muted.get();
  }

  private async closeUnclosed(source: Source): Promise<void> {
    for (const [producerId, of] of [...this.unclosed]) {
      if (of !== source) continue;
      await this.context.signal.closeProducer(producerId);
      this.unclosed.delete(producerId);
    }
  }

  /** Paused on the server: the device follows, so that the next pass does not resume it. */
  private held(source: Source): void {
    const published = this.published.get(source);
    if (published) published.paused = true;
    this.local.withhold(source, true);
  }

  private ended(source: Source): void {
    this.published.get(source)?.producer.close();
    this.published.delete(source);
    this.local.withhold(source, false);
  }

  private sourceOf(producerId: string): Source | undefined {
    for (const [source, { producer }] of this.published) if (producer.id === producerId) return source;
    return undefined;
  }

  private isRefusal(source: Source, error: unknown): error is RpcError {
    if (!(error instanceof RpcError)) return false;
    if (error.reason === 'not_granted' || error.reason === 'screen_share_taken') return true;
    // An answer that was lost, which a new transport mends, or another device of this person.
    if (source !== 'screen' || error.reason !== 'source_in_use') return false;
    const again = this.screenRetried;
    this.screenRetried = !again;
    return again;
  }

  /** Both devices ask at once when a meeting begins; they share one transport. */
  private async openTransport(): Promise<types.Transport> {
    if (this.transport) return this.transport.transport;
    this.opening ??= MediaTransport.create('send', this.context, {
      healthChanged: this.events.healthChanged,
      lost: () => {
        this.reset();
        this.loop.request();
      },
    });
    try {
      const transport = await this.opening;
      if (this.closed) transport.close();
      this.transport = transport;
      return transport.transport;
    } finally {
      this.opening = undefined;
    }
  }

  private failed(error: unknown): 'retry' | 'wait' {
    if (error instanceof ConnectionLostError) return 'wait';
    report('Sending did not work; it is tried again on a new transport.', error);
    // A new transport replaces the old one on the server, with all producers that an unheard answer may have left there.
    if (error instanceof RpcError || this.transport?.isBroken) this.reset();
    return 'retry';
  }

  private reset(): void {
    this.transport?.close();
    this.transport = undefined;
    this.published.clear();
    this.unclosed.clear();
    this.events.healthChanged('ok');
  }
}
