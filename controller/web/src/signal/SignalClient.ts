import type { types } from 'mediasoup-client';
import * as v from 'valibot';
import { report } from '../lib/report';
import type { EndReason } from '../rpc/closeCodes';
import { UnexpectedRpcResultError } from '../rpc/errors';
import { parseNotification } from '../rpc/messages';
import { RpcConnection, type ConnectionPhase, type Credentials } from '../rpc/RpcConnection';
import {
  Consumed,
  Done,
  IceRestarted,
  Produced,
  signalNotifications,
  SignalSession,
  TransportCreated,
  type SignalNotification,
  type Source,
} from './schemas';

export interface SignalEvents {
  authenticated: (session: SignalSession) => void;
  notified: (notification: SignalNotification) => void;
  phaseChanged: (phase: ConnectionPhase) => void;
  ended: (reason: EndReason, wasConnected: boolean) => void;
}

export interface ProduceRequest {
  transportId: string;
  kind: types.MediaKind;
  rtpParameters: types.RtpParameters;
  source: Source;
  paused: boolean;
}

/** The `/signal` endpoint: the media server's own protocol, each method with its types. */
export class SignalClient {
  private readonly connection: RpcConnection<SignalSession>;

  constructor(url: string, credentials: Credentials, events: SignalEvents) {
    this.connection = new RpcConnection({
      ...events,
      url,
      credentials,
      subprotocol: 'conference.signal.v1',
      readSession: (result) => v.parse(SignalSession, result),
      notified: (method, params) => {
        const notification = readNotification(method, params);
        if (notification) events.notified(notification);
      },
    });
  }

  start(): void {
    this.connection.start();
  }

  checkNow(): void {
    this.connection.checkNow();
  }

  close(): void {
    this.connection.close();
  }

  createTransport(direction: 'send' | 'recv'): Promise<TransportCreated> {
    return this.call('createTransport', { direction }, TransportCreated);
  }

  async connectTransport(transportId: string, dtlsParameters: types.DtlsParameters): Promise<void> {
    await this.call('connectTransport', { transportId, dtlsParameters }, Done);
  }

  async restartIce(transportId: string): Promise<types.IceParameters> {
    const { iceParameters } = await this.call('restartIce', { transportId }, IceRestarted);
    return iceParameters;
  }

  async produce(request: ProduceRequest): Promise<string> {
    const { producerId } = await this.call('produce', request, Produced);
    return producerId;
  }

  async setProducerPaused(producerId: string, paused: boolean): Promise<void> {
    await this.call(paused ? 'pauseProducer' : 'resumeProducer', { producerId }, Done);
  }

  async closeProducer(producerId: string): Promise<void> {
    await this.call('closeProducer', { producerId }, Done);
  }

  consume(transportId: string, producerId: string, rtpCapabilities: types.RtpCapabilities): Promise<Consumed> {
    return this.call('consume', { transportId, producerId, rtpCapabilities }, Consumed);
  }

  async resumeConsumer(consumerId: string): Promise<void> {
    await this.call('resumeConsumer', { consumerId }, Done);
  }

  async closeConsumer(consumerId: string): Promise<void> {
    await this.call('closeConsumer', { consumerId }, Done);
  }

  async setPreferredLayers(consumerId: string, spatialLayer: number): Promise<void> {
    await this.call('setPreferredLayers', { consumerId, spatialLayer }, Done);
  }

  private async call<T>(method: string, params: object, schema: v.GenericSchema<unknown, T>): Promise<T> {
    const parsed = v.safeParse(schema, await this.connection.request(method, params));
    if (!parsed.success) throw new UnexpectedRpcResultError(method, v.flatten(parsed.issues));
    return parsed.output;
  }
}

function readNotification(method: string, params: unknown): SignalNotification | undefined {
  try {
    return parseNotification(signalNotifications, method, params);
  } catch (error) {
    report(`The notification "${method}" is not understood.`, error);
    return undefined;
  }
}
