import type { types } from 'mediasoup-client';
import { report } from '../lib/report';
import { ConnectionLostError, RpcError } from '../rpc/errors';
import { cameraCodec, cameraEncodings, microphoneCodecOptions } from './encodings';
import type { DeviceKind } from './deviceProblem';
import type { LocalMedia } from './LocalMedia';
import type { MediaContext } from './MediaContext';
import { MediaTransport, type TransportHealth } from './MediaTransport';
import { ReconcileLoop } from './ReconcileLoop';

interface Published {
  producer: types.Producer;
  /** What the server was told last; undefined when it is not known whether it heard. */
  paused: boolean | undefined;
}

const sources: readonly DeviceKind[] = ['microphone', 'camera'];

/** Sends what the devices give: it compares the devices with the producers and makes up the difference. */
export class Publisher {
  private readonly context: MediaContext;
  private readonly local: LocalMedia;
  private readonly healthChanged: (health: TransportHealth) => void;
  private readonly published = new Map<DeviceKind, Published>();
  /** Producers gone here that the server has yet to hear of. */
  private readonly unclosed = new Map<string, DeviceKind>();
  private readonly loop = new ReconcileLoop(
    () => this.reconcile(),
    (error) => this.failed(error),
  );
  private readonly subscriptions: (() => void)[];
  private transport: MediaTransport | undefined;
  private opening: Promise<MediaTransport> | undefined;
  private closed = false;

  constructor(context: MediaContext, local: LocalMedia, healthChanged: (health: TransportHealth) => void) {
    this.context = context;
    this.local = local;
    this.healthChanged = healthChanged;
    const changed = () => this.loop.request();
    this.subscriptions = [local.camera.store, local.microphone.store, local.muted].map((store) =>
      store.subscribe(changed),
    );
    this.loop.request();
  }

  /** The connection is back, and the server still has our transport. */
  resume(): void {
    this.transport?.repair();
    this.loop.request();
  }

  close(): void {
    this.closed = true;
    for (const unsubscribe of this.subscriptions) unsubscribe();
    this.loop.close();
    this.reset();
  }

  private async reconcile(): Promise<void> {
    await Promise.all(sources.map((source) => this.reconcileSource(source)));
  }

  private async reconcileSource(source: DeviceKind): Promise<void> {
    await this.closeUnclosed(source);
    const { status, track } = this.local.device(source).store.get();
    const published = this.published.get(source);
    if (status !== 'on' || !track) {
      if (!published) return;
      this.published.delete(source);
      this.unclosed.set(published.producer.id, source);
      published.producer.close();
      await this.closeUnclosed(source);
      return;
    }
    // Another device is being opened: its track follows, and with it the next pass.
    if (track.readyState === 'ended') return;
    if (!published) {
      await this.produce(source, track);
    } else {
      if (published.producer.track !== track) await published.producer.replaceTrack({ track });
      await this.syncPaused(source, published);
    }
  }

  private async produce(source: DeviceKind, track: MediaStreamTrack): Promise<void> {
    const device = await this.context.device;
    const isCamera = source === 'camera';
    if (!device.canProduce(isCamera ? 'video' : 'audio')) {
      report(`This browser and the server have no codec in common for the ${source}.`);
      return;
    }
    const transport = await this.openTransport();
    const paused = this.isPaused(source);
    const codec = isCamera ? cameraCodec(device.sendRtpCapabilities) : undefined;
    const producer = await transport.produce({
      track,
      // The devices own their tracks: a producer that ends must not switch off the preview.
      stopTracks: false,
      disableTrackOnPause: false,
      appData: { source, paused },
      ...(isCamera ? { encodings: structuredClone(cameraEncodings) } : { codecOptions: microphoneCodecOptions }),
      ...(codec ? { codec } : {}),
    });
    this.published.set(source, { producer, paused });
    // The person may have muted, or switched the device, while this was under way.
    this.loop.request();
  }

  private async syncPaused(source: DeviceKind, published: Published): Promise<void> {
    const paused = this.isPaused(source);
    if (published.paused === paused) return;
    published.paused = undefined;
    await this.context.signal.setProducerPaused(published.producer.id, paused);
    published.paused = paused;
  }

  private isPaused(source: DeviceKind): boolean {
    return source === 'microphone' && this.local.muted.get();
  }

  private async closeUnclosed(source: DeviceKind): Promise<void> {
    for (const [producerId, of] of [...this.unclosed]) {
      if (of !== source) continue;
      await this.context.signal.closeProducer(producerId);
      this.unclosed.delete(producerId);
    }
  }

  /** Both sources ask at once when a meeting begins; they share one transport. */
  private async openTransport(): Promise<types.Transport> {
    if (this.transport) return this.transport.transport;
    this.opening ??= MediaTransport.create('send', this.context, {
      healthChanged: this.healthChanged,
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
    this.healthChanged('ok');
  }
}
