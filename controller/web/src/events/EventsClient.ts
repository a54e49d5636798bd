import * as v from 'valibot';
import { report } from '../lib/report';
import type { EndReason } from '../rpc/closeCodes';
import { UnexpectedRpcResultError } from '../rpc/errors';
import { RpcConnection, type ConnectionPhase, type Credentials } from '../rpc/RpcConnection';
import { EventEnvelope, EventsOpening, MeetingEvent, meetingEventTypes, type EventsState } from './schemas';

export interface EventsEvents {
  /** The whole state; after a resumed connection nothing is said, because nothing was lost. */
  synchronised: (state: EventsState) => void;
  happened: (event: MeetingEvent, at: string) => void;
  phaseChanged: (phase: ConnectionPhase) => void;
  ended: (reason: EndReason, wasConnected: boolean) => void;
}

/** The `/events` endpoint: people and notices, each exactly once and in the order of their numbers. */
export class EventsClient {
  private readonly connection: RpcConnection<EventsOpening>;
  private readonly events: EventsEvents;
  /** The number of the last event that was applied; undefined before the first state. */
  private last: number | undefined;

  constructor(url: string, credentials: Credentials, events: EventsEvents) {
    this.events = events;
    this.connection = new RpcConnection({
      url,
      credentials,
      subprotocol: 'conference.events.v1',
      sessionParams: () => (this.last === undefined ? {} : { after: this.last }),
      readSession: (result) => v.parse(EventsOpening, result),
      authenticated: (opening) => {
        if (opening.resumed) return;
        this.last = opening.sequence;
        events.synchronised(opening);
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

  /** Fetches the whole state on a fresh connection: what this person may see has changed. */
  startOver(): void {
    this.last = undefined;
    this.connection.renew();
  }

  async call<T>(method: string, params: object, schema: v.GenericSchema<unknown, T>): Promise<T> {
    const parsed = v.safeParse(schema, await this.connection.request(method, params));
    if (!parsed.success) throw new UnexpectedRpcResultError(method, v.flatten(parsed.issues));
    return parsed.output;
  }

  private receive(params: unknown): void {
    const envelope = v.safeParse(EventEnvelope, params);
    if (!envelope.success) {
      report('An event without a type was ignored.', v.flatten(envelope.issues));
      return;
    }
    const { sequence, type, at } = envelope.output;
    // Numbers are missing where an event was for others; one that is not larger has been applied already.
    if (sequence !== undefined) {
      if (sequence <= (this.last ?? 0)) return;
      this.last = sequence;
    }
    if (!meetingEventTypes.has(type)) return;
    const event = v.safeParse(MeetingEvent, envelope.output);
    if (event.success) this.events.happened(event.output, at);
    else report(`The event "${type}" is not understood.`, v.flatten(event.issues));
  }
}
