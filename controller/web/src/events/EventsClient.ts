import * as v from 'valibot';
import { report } from '../lib/report';
import type { EndReason } from '../rpc/closeCodes';
import { RpcConnection, type ConnectionPhase, type Credentials } from '../rpc/RpcConnection';
import { EventSequence } from './EventSequence';
import { EventEnvelope, EventsSession, MeetingEvent, meetingEventTypes } from './schemas';

export interface EventsEvents {
  authenticated: (session: EventsSession) => void;
  happened: (event: MeetingEvent) => void;
  phaseChanged: (phase: ConnectionPhase) => void;
  ended: (reason: EndReason, wasConnected: boolean) => void;
}

/** The `/events` endpoint: people and notices, in the order of their numbers. */
export class EventsClient {
  private readonly connection: RpcConnection<EventsSession>;
  private readonly events: EventsEvents;
  private readonly sequence = new EventSequence();

  constructor(url: string, credentials: Credentials, events: EventsEvents) {
    this.events = events;
    this.connection = new RpcConnection({
      url,
      credentials,
      subprotocol: 'conference.events.v1',
      readSession: (result) => v.parse(EventsSession, result),
      authenticated: (session) => {
        this.sequence.restart(session.sequence);
        events.authenticated(session);
      },
      notified: (method, params) => {
        if (method === 'event') this.receive(params);
      },
      phaseChanged: events.phaseChanged,
      ended: events.ended,
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

  private receive(params: unknown): void {
    const envelope = v.safeParse(EventEnvelope, params);
    if (!envelope.success) {
      report('An event without number or type was ignored.', v.flatten(envelope.issues));
      return;
    }
    const { sequence, type } = envelope.output;
    const order = this.sequence.take(sequence);
    if (order === 'gap') {
      report(`Events before number ${sequence} are missing: the state is fetched anew.`);
      this.connection.renew();
    } else if (order === 'next' && meetingEventTypes.has(type)) {
      const event = v.safeParse(MeetingEvent, envelope.output);
      if (event.success) this.events.happened(event.output);
      else report(`The event "${type}" is not understood.`, v.flatten(event.issues));
    }
  }
}
