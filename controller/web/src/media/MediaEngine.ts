import { Device } from 'mediasoup-client';
import { report } from '../lib/report';
import type { RpcError } from '../rpc/errors';
import type { SignalClient } from '../signal/SignalClient';
import type { SignalNotification, SignalSession, Source } from '../signal/schemas';
import { Store } from '../store/Store';
import { AudioOutput } from './AudioOutput';
import { spatialLayerFor } from './encodings';
import type { LocalMedia } from './LocalMedia';
import type { MediaContext } from './MediaContext';
import type { TransportHealth } from './MediaTransport';
import { Publisher } from './Publisher';
import type { RemoteMedia } from './RemoteStream';
import { speakingNow } from './speaking';
import { Subscriber } from './Subscriber';

export interface MediaEngineEvents {
  /** This browser cannot take part at all. */
  unsupported: (error: unknown) => void;
  /** The server does not take a source from this person, or not now. */
  refused: (source: Source, error: RpcError) => void;
}

/** Everything that hangs on one router. */
interface Router {
  publisher: Publisher;
  subscriber: Subscriber;
  health: { send: TransportHealth; recv: TransportHealth };
}

/** The media of a meeting: kept over a dropped socket, made anew when the server has forgotten it. */
export class MediaEngine {
  readonly remote = new Store<RemoteMedia>(new Map());
  readonly speaking = new Store<ReadonlySet<string>>(new Set());
  readonly health = new Store<TransportHealth>('ok');
  readonly audio = new AudioOutput();
  private readonly local: LocalMedia;
  private readonly events: MediaEngineEvents;
  private router: Router | undefined;

  constructor(local: LocalMedia, events: MediaEngineEvents) {
    this.local = local;
    this.events = events;
  }

  authenticated(signal: SignalClient, session: SignalSession): void {
    if (session.resumed && this.router) {
      this.router.publisher.resume(session.ownProducers);
      this.router.subscriber.resume(session.producers);
    } else {
      this.rebuild(signal, session);
    }
  }

  notified({ method, params }: SignalNotification): void {
    const { publisher, subscriber } = this.router ?? {};
    switch (method) {
      case 'producerAdded':
        return subscriber?.producerAdded(params);
      case 'producerRemoved':
        return subscriber?.producerRemoved(params.producerId);
      case 'producerPaused':
        if (params.by === 'host') return publisher?.pausedByHost(params.producerId);
        return subscriber?.producerPaused(params.producerId, true);
      case 'producerClosed':
        return publisher?.closedByHost(params.producerId);
      case 'producerResumed':
        return subscriber?.producerPaused(params.producerId, false);
      case 'consumerClosed':
        return subscriber?.consumerClosed(params.consumerId);
      case 'consumerLayersChanged':
        return subscriber?.layersChanged(params.consumerId, params.spatialLayer);
      case 'consumerScore':
        return subscriber?.scored(params.consumerId, params.score, params.producerScore);
      case 'speakers':
        return this.speaking.update((previous) => speakingNow(params.volumes, previous));
      case 'activeSpeaker':
        // The tiles show everybody who speaks; there is no stage yet that one speaker would take.
        return;
      case 'mediaLost':
        report(`The server lost the media: ${params.reason}`);
        this.drop();
    }
  }

  /** A <video> plays this producer's track now. */
  attach(producerId: string): void {
    this.router?.subscriber.attach(producerId);
  }

  /** Tells how tall the tile is, in device pixels. */
  sized(producerId: string, heightInPixels: number): void {
    this.router?.subscriber.preferLayer(producerId, spatialLayerFor(heightInPixels));
  }

  close(): void {
    this.drop();
    this.audio.close();
  }

  private rebuild(signal: SignalClient, session: SignalSession): void {
    this.drop();
    const device = loadDevice(session);
    device.catch(this.events.unsupported);
    const context: MediaContext = { signal, device, iceServers: session.iceServers };
    const health: Router['health'] = { send: 'ok', recv: 'ok' };
    const healthChanged = (direction: 'send' | 'recv') => (now: TransportHealth) => {
      health[direction] = now;
      this.health.set(health.send === 'ok' && health.recv === 'ok' ? 'ok' : 'recovering');
    };
    const subscriber = new Subscriber(context, session.producers, {
      healthChanged: healthChanged('recv'),
      audioStarted: (producerId, track) => {
        this.audio.play(producerId, track);
        this.attach(producerId);
      },
      audioEnded: (producerId) => this.audio.stop(producerId),
    });
    const publisher = new Publisher(context, this.local, {
      healthChanged: healthChanged('send'),
      refused: this.events.refused,
    });
    this.router = { publisher, subscriber, health };
    const mirror = () => this.remote.set(subscriber.media.get());
    subscriber.media.subscribe(mirror);
    mirror();
  }

  private drop(): void {
    const router = this.router;
    this.router = undefined;
    router?.publisher.close();
    router?.subscriber.close();
    this.speaking.set(new Set());
    this.health.set('ok');
  }
}

async function loadDevice({ routerRtpCapabilities }: SignalSession): Promise<Device> {
  const device = await Device.factory();
  await device.load({ routerRtpCapabilities });
  return device;
}
