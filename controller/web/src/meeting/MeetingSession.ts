import type { ApiClient } from '../api/ApiClient';
import { ApiError, UnreachableError } from '../api/errors';
import { explain } from '../api/explain';
import type { Joined } from '../api/schemas';
import type { BoundTicket } from '../access/BoundTicket';
import { DeviceKey } from '../access/DeviceKey';
import { ReadyProof } from '../access/ReadyProof';
import { EventsClient } from '../events/EventsClient';
import type { EventsSession, MeetingEvent } from '../events/schemas';
import { report } from '../lib/report';
import { explainDeviceProblem } from '../media/deviceProblem';
import type { LocalDevice } from '../media/LocalDevice';
import type { LocalMedia } from '../media/LocalMedia';
import { MediaEngine } from '../media/MediaEngine';
import { backoffDelay } from '../rpc/backoff';
import type { EndReason } from '../rpc/closeCodes';
import { defaultTimings, type ConnectionPhase, type Credentials } from '../rpc/RpcConnection';
import { webSocketUrl } from '../rpc/webSocketUrl';
import { SignalClient } from '../signal/SignalClient';
import { Store, type ReadableStore } from '../store/Store';
import { connectionState, type Lines } from './connectionState';
import type { MeetingState, Over } from './MeetingState';
import { applyToPeople, inOrder } from './people';
import { recordingNotice } from './recordingStatus';
import { ToastQueue } from './ToastQueue';
import { watchPage } from './watchPage';

/** One life of this person in a meeting: from being let in, over all reconnections, to leaving. */
export class MeetingSession {
  readonly toasts = new ToastQueue();
  readonly media: MediaEngine;
  readonly local: LocalMedia;
  /** Tells one life from the next where React needs a key. */
  readonly id = crypto.randomUUID();
  private readonly api: ApiClient;
  private readonly code: string;
  private readonly store: Store<MeetingState>;
  private readonly stopWatchingPage: () => void;
  private readonly stopWatchingDevices: (() => void)[];
  private admission: (BoundTicket & { meetingId: string; leaveProof: ReadyProof }) | undefined;
  private signal: SignalClient | undefined;
  private events: EventsClient | undefined;
  private lines: Lines = { signal: 'connecting', events: 'connecting', media: 'ok' };
  /** Whether the present ticket has ever opened a connection: if not, another one would not either. */
  private ticketWorked = false;

  constructor(api: ApiClient, local: LocalMedia, code: string, displayName: string) {
    this.api = api;
    this.local = local;
    this.code = code;
    this.store = new Store<MeetingState>({
      meeting: null,
      selfId: null,
      displayName,
      participants: [],
      recording: null,
      recordingRequest: null,
      connection: 'connecting',
      over: null,
    });
    this.media = new MediaEngine(local, (error) => this.finish({ reason: 'error', error }));
    this.media.health.subscribe(() => this.lineChanged({ media: this.media.health.get() }));
    this.stopWatchingDevices = [local.camera, local.microphone].map((device) =>
      device.store.subscribe(() => this.deviceChanged(device)),
    );
    this.stopWatchingPage = watchPage({
      back: () => {
        this.signal?.checkNow();
        this.events?.checkNow();
      },
      closing: () => void this.leave(),
    });
  }

  get state(): ReadableStore<MeetingState> {
    return this.store;
  }

  /** Rejects, and is over, when the server does not let this person in; everything after that is in the state. */
  async join(): Promise<void> {
    try {
      await this.enter();
    } catch (error) {
      this.finish({ reason: 'error', error });
      throw error;
    }
  }

  /** Asks for a ticket and opens both connections with it. */
  private async enter(): Promise<void> {
    const key = await DeviceKey.create();
    const joined = await this.api.join(this.code, this.store.get().displayName, key.publicKey);
    const { ticket, meeting, participantId } = joined;
    const { id, code, name } = meeting;
    const by = { ticket, key };
    if (this.store.get().over) {
      await this.api.leave(id, by);
      return;
    }
    this.admission?.leaveProof.stop();
    this.admission = { ...by, meetingId: id, leaveProof: new ReadyProof(() => this.api.proveLeave(id, by)) };
    this.store.patch({ meeting: { id, code, name }, selfId: participantId, participants: [] });
    this.connect(joined, {
      ticket,
      publicKey: key.publicKey,
      prove: (subprotocol, nonce, proven) => key.prove(subprotocol, nonce, proven),
    });
  }

  async leave(): Promise<void> {
    const admission = this.admission;
    this.finish({ reason: 'left' });
    if (!admission) return;
    try {
      await this.api.leave(admission.meetingId, admission, admission.leaveProof.take());
    } catch (error) {
      // The person is gone from this page in any case; the server notices by itself after 15 s of silence.
      report('The server was not told about leaving.', error);
    }
  }

  async setRecording(on: boolean): Promise<void> {
    const admission = this.admission;
    if (!admission || this.store.get().recordingRequest) return;
    this.store.patch({ recordingRequest: on ? 'start' : 'stop' });
    try {
      if (on) await this.api.startRecording(admission.meetingId, admission);
      else await this.api.stopRecording(admission.meetingId, admission);
    } catch (error) {
      const { title, text } = explain(error);
      this.toasts.push({ tone: 'error', text: `${title}. ${text}` });
    } finally {
      this.store.patch({ recordingRequest: null });
    }
  }

  private connect({ signalUrl, eventsUrl }: Joined, credentials: Credentials): void {
    const phase = this.store.get().connection === 'reconnecting' ? 'reconnecting' : 'connecting';
    this.lines = { signal: phase, events: phase, media: 'ok' };
    this.ticketWorked = false;
    const ended = (reason: EndReason, wasConnected: boolean) => void this.ended(reason, wasConnected);
    const phaseOf = (line: 'signal' | 'events') => (now: ConnectionPhase) => this.lineChanged({ [line]: now });
    const signal = new SignalClient(webSocketUrl(signalUrl, location.href), credentials, {
      authenticated: (session) => this.media.authenticated(signal, session),
      notified: (notification) => this.media.notified(notification),
      phaseChanged: phaseOf('signal'),
      ended,
    });
    const events = new EventsClient(webSocketUrl(eventsUrl, location.href), credentials, {
      authenticated: (session) => this.synchronised(session),
      happened: (event) => this.happened(event),
      phaseChanged: phaseOf('events'),
      ended,
    });
    this.signal = signal;
    this.events = events;
    signal.start();
    events.start();
  }

  private disconnect(): void {
    const { signal, events } = this;
    this.signal = undefined;
    this.events = undefined;
    signal?.close();
    events?.close();
    this.media.close();
  }

  private lineChanged(change: Partial<Lines>): void {
    this.lines = { ...this.lines, ...change };
    // Without clients a rejoin is under way, or all is over: both have said so already.
    if (!this.signal || !this.events || this.store.get().over) return;
    const connection = connectionState(this.lines);
    this.ticketWorked ||= connection === 'connected';
    this.store.patch({ connection });
  }

  private synchronised({ meeting, participants, recording }: EventsSession): void {
    this.recordingChanged(recording);
    this.store.patch({ meeting, participants: inOrder(participants) });
  }

  private happened(event: MeetingEvent): void {
    const before = this.store.get();
    this.store.patch({ participants: applyToPeople(before.participants, event) });
    switch (event.type) {
      case 'participantJoined':
        if (event.data.participantId === before.selfId) return;
        return this.toasts.push({ tone: 'info', text: `${event.data.displayName} joined.` });
      case 'participantLeft': {
        const person = before.participants.find(({ participantId }) => participantId === event.data.participantId);
        if (!person || person.participantId === before.selfId) return;
        const what = event.data.reason === 'lost' ? 'lost the connection' : 'left';
        return this.toasts.push({ tone: 'info', text: `${person.displayName} ${what}.` });
      }
      case 'recordingChanged':
        return this.recordingChanged(event.data);
      case 'meetingEnded':
        return this.finish({ reason: 'ended' });
      case 'participantUpdated':
        return;
    }
  }

  private recordingChanged(recording: MeetingState['recording']): void {
    const notice = recordingNotice(this.store.get().recording, recording);
    this.store.patch({ recording });
    if (notice) this.toasts.push(notice);
  }

  private deviceChanged({ kind, store }: LocalDevice): void {
    const { status, problem } = store.get();
    if (status !== 'failed' || problem === null) return;
    const { title, text } = explainDeviceProblem(kind, problem);
    this.toasts.push({ tone: 'error', text: `${title}. ${text}` });
  }

  private async ended(reason: EndReason, wasConnected: boolean): Promise<void> {
    // Both endpoints say the same; the first one is acted upon.
    if (!this.signal) return;
    const mayRejoin = this.ticketWorked;
    switch (reason) {
      case 'replaced': {
        this.finish({ reason: 'replaced' });
        return;
      }
      case 'protocol': {
        this.finish({
          reason: 'error',
          error: new Error('This page and the server do not understand each other. Reload the page.'),
        });
        return;
      }
      case 'over':
        // A participant that was away too long is gone for the server, but the person is still here.
        if (wasConnected || !mayRejoin) {
          this.finish({ reason: (await this.isMeetingOpen()) ? 'removed' : 'ended' });
          return;
        }
        return this.rejoin();
      case 'refused':
        if (!mayRejoin) {
          this.finish({ reason: 'error', error: new ApiError(401, 'ticket_invalid', '') });
          return;
        }
        return this.rejoin();
    }
  }

  /** With the same name and a new ticket, for as long as the server cannot be reached. */
  private async rejoin(): Promise<void> {
    this.disconnect();
    this.store.patch({ connection: 'reconnecting' });
    for (let attempt = 0; !this.store.get().over; attempt++) {
      try {
        await this.enter();
        return;
      } catch (error) {
        if (!(error instanceof UnreachableError)) {
          const isGone = error instanceof ApiError && ['meeting_ended', 'meeting_not_found'].includes(error.code);
          this.finish(isGone ? { reason: 'ended' } : { reason: 'error', error });
          return;
        }
        const delay = backoffDelay(attempt, defaultTimings.backoff);
        await new Promise((resolve) => setTimeout(resolve, delay));
      }
    }
  }

  private async isMeetingOpen(): Promise<boolean> {
    this.disconnect();
    try {
      return (await this.api.getMeeting(this.code)).status === 'open';
    } catch (error) {
      report('The meeting cannot be looked up.', error);
      return !(error instanceof ApiError);
    }
  }

  private finish(over: Over): void {
    if (this.store.get().over) return;
    this.admission?.leaveProof.stop();
    this.admission = undefined;
    this.disconnect();
    this.stopWatchingPage();
    for (const stop of this.stopWatchingDevices) stop();
    this.toasts.clear();
    this.store.patch({ over, connection: 'failed' });
  }
}
