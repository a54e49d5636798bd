import type { Joined } from '../api/schemas';
import { EventsClient } from '../events/EventsClient';
import type { EventsState, MeetingEvent } from '../events/schemas';
import type { TransportHealth } from '../media/MediaTransport';
import type { EndReason } from '../rpc/closeCodes';
import type { ConnectionPhase, Credentials } from '../rpc/RpcConnection';
import { webSocketUrl } from '../rpc/webSocketUrl';
import { SignalClient } from '../signal/SignalClient';
import type { SignalNotification, SignalSession } from '../signal/schemas';
import { connectionState, type Lines } from './connectionState';
import type { ConnectionState } from './MeetingState';

export type Endpoint = 'signal' | 'events';

export interface ConnectionsEvents {
  changed: (state: ConnectionState) => void;
  signalOpened: (signal: SignalClient, session: SignalSession) => void;
  signalled: (notification: SignalNotification) => void;
  synchronised: (state: EventsState) => void;
  happened: (event: MeetingEvent, at: string) => void;
  ended: (endpoint: Endpoint, reason: EndReason, wasConnected: boolean) => void;
}

/** The two sockets of one admission: both for those who are inside, events alone for those who wait in the lobby. */
export class Connections {
  readonly events: EventsClient;
  private readonly joined: Joined;
  private readonly credentials: Credentials;
  private readonly handlers: ConnectionsEvents;
  private signal: SignalClient | undefined;
  private lines: Lines;
  private closed = false;

  /** `phase` is how the connection is called until it is there: a person who was in the meeting already reconnects. */
  constructor(
    joined: Joined,
    credentials: Credentials,
    phase: 'connecting' | 'reconnecting',
    handlers: ConnectionsEvents,
  ) {
    this.joined = joined;
    this.credentials = credentials;
    this.handlers = handlers;
    this.lines = { signal: 'unused', events: phase, media: 'ok' };
    this.events = new EventsClient(webSocketUrl(joined.eventsUrl, location.href), credentials, {
      synchronised: (state) => this.whileOpen(() => handlers.synchronised(state)),
      happened: (event, at) => this.whileOpen(() => handlers.happened(event, at)),
      phaseChanged: (now) => this.lineChanged({ events: now }),
      ended: (reason, wasConnected) => this.whileOpen(() => handlers.ended('events', reason, wasConnected)),
    });
  }

  start(): void {
    this.events.start();
  }

  openSignal(): void {
    if (this.signal || this.closed) return;
    const { events } = this.lines;
    this.lineChanged({ signal: events === 'reconnecting' ? 'reconnecting' : 'connecting' });
    const { handlers } = this;
    const signal = new SignalClient(webSocketUrl(this.joined.signalUrl, location.href), this.credentials, {
      authenticated: (session) => this.whileOpen(() => handlers.signalOpened(signal, session)),
      notified: (notification) => this.whileOpen(() => handlers.signalled(notification)),
      phaseChanged: (now) => this.lineChanged({ signal: now }),
      ended: (reason, wasConnected) => this.whileOpen(() => handlers.ended('signal', reason, wasConnected)),
    });
    this.signal = signal;
    signal.start();
  }

  mediaChanged(media: TransportHealth): void {
    this.lineChanged({ media });
  }

  get isConnected(): boolean {
    return connectionState(this.lines) === 'connected';
  }

  phaseOf(endpoint: Endpoint): ConnectionPhase | 'unused' {
    return this.lines[endpoint];
  }

  /** The network or the page has come back. */
  checkNow(): void {
    this.signal?.checkNow();
    this.events.checkNow();
  }

  close(): void {
    this.closed = true;
    this.signal?.close();
    this.events.close();
  }

  private lineChanged(change: Partial<Lines>): void {
    this.lines = { ...this.lines, ...change };
    this.whileOpen(() => this.handlers.changed(connectionState(this.lines)));
  }

  private whileOpen(tell: () => void): void {
    if (!this.closed) tell();
  }
}
