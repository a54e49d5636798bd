import type { types } from 'mediasoup-client';
import { report } from '../lib/report';
import { ConnectionLostError, RpcError } from '../rpc/errors';
import type { SignalClient } from '../signal/SignalClient';
import { ReconcileLoop } from './ReconcileLoop';

/** Tiles change their size many times while a window is dragged or people join. */
const layerDelayMs = 300;

/** One consumer: starts paused, flows once somebody looks or listens, and asks for the layer that fits its tile. */
export class RemoteConsumer {
  readonly consumer: types.Consumer;
  private readonly signal: SignalClient;
  private readonly loop = new ReconcileLoop(
    () => this.reconcile(),
    (error) => this.failed(error),
  );
  private attached = false;
  private resumed = false;
  private wantedLayer: number | undefined;
  private sentLayer: number | undefined;
  private layerTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(signal: SignalClient, consumer: types.Consumer) {
    this.signal = signal;
    this.consumer = consumer;
  }

  /** The element that plays the track is there. */
  attach(): void {
    this.attached = true;
    this.loop.request();
  }

  preferLayer(spatialLayer: number): void {
    const isFirst = this.wantedLayer === undefined;
    this.wantedLayer = spatialLayer;
    clearTimeout(this.layerTimer);
    // The first size is known before anything flows: sent at once, it saves the largest layer's key frame.
    if (isFirst) this.loop.request();
    else this.layerTimer = setTimeout(() => this.loop.request(), layerDelayMs);
  }

  /** The connection is back: what could not be said meanwhile is said now. */
  resume(): void {
    this.loop.request();
  }

  close(): void {
    clearTimeout(this.layerTimer);
    this.loop.close();
    this.consumer.close();
  }

  private async reconcile(): Promise<void> {
    const { id } = this.consumer;
    const layer = this.wantedLayer;
    if (layer !== undefined && layer !== this.sentLayer) {
      await this.signal.setPreferredLayers(id, layer);
      this.sentLayer = layer;
    }
    if (this.attached && !this.resumed) {
      await this.signal.resumeConsumer(id);
      this.resumed = true;
    }
  }

  private failed(error: unknown): 'retry' | 'wait' {
    if (error instanceof ConnectionLostError) return 'wait';
    report(`A ${this.consumer.kind} consumer could not be set.`, error);
    // A refusal means that it is gone on the server, which says so in a notification of its own.
    return error instanceof RpcError ? 'wait' : 'retry';
  }
}
