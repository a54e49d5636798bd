import { DeviceKey } from '../access/DeviceKey';
import type { TicketKeeper } from '../access/TicketKeeper';
import type { ApiClient } from '../api/ApiClient';
import { ApiError, UnreachableError } from '../api/errors';
import { explainBriefly } from '../api/explain';
import { ParticipantApi } from '../api/ParticipantApi';
import type { NewRecording } from '../api/recordingSchemas';
import type { Joined } from '../api/schemas';
import type { EventsState, MeetingEvent } from '../events/schemas';
import { report } from '../lib/report';
import { explainDeviceProblem } from '../media/deviceProblem';
import type { LocalDevice } from '../media/LocalDevice';
import type { LocalMedia } from '../media/LocalMedia';
import { MediaEngine } from '../media/MediaEngine';
import { backoffDelay } from '../rpc/backoff';
import type { EndReason } from '../rpc/closeCodes';
import { ConnectionLostError } from '../rpc/errors';
import { defaultTimings } from '../rpc/RpcConnection';
import { Store, type ReadableStore } from '../store/Store';
import { applyEvent, applyState } from './applyEvent';
import { Chat } from './Chat';
import { Connections, type Endpoint } from './Connections';
import { overAfter } from './departure';
import { Files } from './Files';
import { Floor } from './Floor';
import { initialState, may, type MeetingState, type Over } from './MeetingState';
import { noticeOf } from './notices';
import { ask, Done, type Messenger } from './Messenger';
import { find } from './people';
import { Polls } from './Polls';
import { recordingNotice, type RecordingRequest } from './recordingStatus';
import { ToastQueue } from './ToastQueue';
import { watchPage } from './watchPage';

/** Signaling ends with a removed person's media; `/events` says why, a moment later. */
const reasonWithinMs = 2_000;

/** What somebody brings to the door. */
export interface Entry {
  code: string;
  displayName: string;
  token?: string | undefined;
  passcode?: string | undefined;
}

/** One life of this person in a meeting: from the door, over the lobby and all reconnections, to leaving. */
export class MeetingSession {
  readonly toasts = new ToastQueue();
  readonly media: MediaEngine;
  readonly local: LocalMedia;
  readonly chat: Chat;
  readonly files: Files;
  readonly floor: Floor;
  readonly polls: Polls;
  /** Tells one life from the next where React needs a key. */
  readonly id = crypto.randomUUID();
  private readonly api: ApiClient;
  private readonly tickets: TicketKeeper;
  private readonly entry: Entry;
  private readonly store: Store<MeetingState>;
  private readonly messenger: Messenger;
  private readonly stops: (() => void)[] = [];
  private own: ParticipantApi | undefined;
  private connections: Connections | undefined;
  /** Whether the present ticket has ever opened a connection: if not, another one would not either. */
  private ticketWorked = false;

  constructor(api: ApiClient, tickets: TicketKeeper, local: LocalMedia, entry: Entry) {
    this.api = api;
    this.tickets = tickets;
    this.local = local;
    this.entry = entry;
    this.store = new Store<MeetingState>(initialState(entry.displayName));
    this.messenger = {
      toasts: this.toasts,
      call: (method, params, schema) =>
        this.connections?.events.call(method, params, schema) ?? Promise.reject(new ConnectionLostError(method)),
    };
    this.chat = new Chat(this.store, this.messenger);
    this.files = new Files(() => this.own, this.chat, this.toasts);
    this.floor = new Floor(this.messenger);
    this.polls = new Polls(this.messenger);
    this.media = new MediaEngine(local, {
      unsupported: (error) => this.finish({ reason: 'error', error }),
      refused: (_source, error) => this.toasts.push({ tone: 'error', text: explainBriefly(error) }),
    });
    this.media.health.subscribe(() => this.connections?.mediaChanged(this.media.health.get()));
    this.stops.push(
      ...[local.camera, local.microphone].map((device) => device.store.subscribe(() => this.deviceChanged(device))),
      watchPage({
        back: () => this.connections?.checkNow(),
        closing: () => {
          this.own?.leaveAtOnce();
          this.finish({ reason: 'left' });
        },
      }),
    );
  }

  get state(): ReadableStore<MeetingState> {
    return this.store;
  }

  /** What has opened the door, for coming in by it again. */
  get passcode(): string | undefined {
    return this.entry.passcode;
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

  async leave(): Promise<void> {
    const own = this.own;
    this.finish({ reason: 'left' });
    try {
      await own?.leave();
    } catch (error) {
      // The person is gone from this page in any case; the server notices by itself after 15 s of silence.
      report('The server was not told about leaving.', error);
    }
  }

  /** Asks the server for something; what it says against it is shown. True when it was done. */
  async perform(ask: (api: ParticipantApi) => Promise<unknown>): Promise<boolean> {
    if (!this.own) return false;
    try {
      await ask(this.own);
      return true;
    } catch (error) {
      this.toasts.push({ tone: 'error', text: explainBriefly(error) });
      return false;
    }
  }

  async record(request: RecordingRequest, begun?: NewRecording): Promise<boolean> {
    if (this.store.get().recordingRequest) return false;
    this.store.patch({ recordingRequest: request });
    const done = await this.perform((api) => api.record(request, begun));
    this.store.patch({ recordingRequest: null });
    return done;
  }

  async consent(recordingId: string, granted: boolean): Promise<void> {
    await ask(this.messenger, 'consent', { recordingId, granted }, Done);
  }

  async setScreenShare(on: boolean): Promise<void> {
    const { screen } = this.local;
    if (!on) {
      screen.stop();
      return;
    }
    try {
      await screen.start();
    } catch (error) {
      this.toasts.push({
        tone: 'error',
        text: 'The screen could not be shared. Try again, or choose a window instead.',
      });
      report('Nothing was captured.', error);
    }
  }

  /** Asks for a ticket and opens the connections that it opens. */
  private async enter(): Promise<void> {
    const { code, displayName, token, passcode } = this.entry;
    const key = await DeviceKey.create();
    const joined = await this.api.join(code, { displayName, key: key.publicKey, token, passcode });
    const bound = { ticket: joined.ticket, key };
    const own = new ParticipantApi(this.api.http, joined.meeting.id, bound);
    if (this.store.get().over) {
      own.close();
      await own.leave();
      return;
    }
    this.own?.close();
    this.own = own;
    // The recordings are for those who were here, and have a page of their own.
    this.tickets.keep(joined.meeting.code, bound);
    this.connect(joined, key);
  }

  private connect(joined: Joined, key: DeviceKey): void {
    const { meeting, participantId, role, grants, ticket } = joined;
    const isFirst = this.store.get().selfId === null;
    const waiting = joined.state === 'waiting';
    this.store.patch({ meeting, selfId: participantId, role, grants: new Set(grants), waiting, participants: [] });
    if (isFirst && meeting.settings.muteOnEntry && !may(this.store.get(), 'moderate')) void this.local.setMuted(true);
    this.ticketWorked = false;
    const phase = this.store.get().connection === 'reconnecting' ? 'reconnecting' : 'connecting';
    const credentials = { ticket, publicKey: key.publicKey, prove: key.prove.bind(key) };
    const connections = new Connections(joined, credentials, phase, {
      changed: (connection) => {
        this.ticketWorked ||= connection === 'connected';
        this.store.patch({ connection });
      },
      signalOpened: (signal, session) => this.media.authenticated(signal, session),
      signalled: (notification) => this.media.notified(notification),
      synchronised: (told) => this.synchronised(told),
      happened: (event, at) => this.happened(event, at),
      ended: (endpoint, reason, wasConnected) => void this.ended(endpoint, reason, wasConnected),
    });
    this.connections = connections;
    connections.start();
    if (!waiting) this.startMedia();
  }

  private startMedia(): void {
    const state = this.store.get();
    if (!may(state, 'publishAudio')) this.local.withhold('microphone', false);
    if (!may(state, 'publishVideo')) this.local.withhold('camera', false);
    this.connections?.openSignal();
  }

  private disconnect(): void {
    const { connections } = this;
    this.connections = undefined;
    connections?.close();
    this.media.close();
  }

  private synchronised(told: EventsState): void {
    const before = this.store.get();
    const notice = recordingNotice(before.recording, told.recording);
    this.store.set(applyState(before, told));
    if (notice) this.toasts.push(notice);
    // Let in while the socket was away.
    if (before.waiting && told.admitted) this.startMedia();
  }

  private happened(event: MeetingEvent, at: string): void {
    const before = this.store.get();
    const over = overAfter(event, before.selfId);
    if (over === 'lost') return void this.rejoin();
    if (over) return this.finish(over);
    this.store.set(applyEvent(before, event, at));
    const notice = noticeOf(before, event);
    if (notice) this.toasts.push(notice);
    if (event.type === 'reaction') this.floor.reacted(event.data.participantId, event.data.reaction);
    if (event.type === 'unmuteRequested') this.askedToUnmute(event.data);
    if (event.type === 'admitted') {
      // What happened in the meeting while this person stood outside was not for them.
      this.connections?.events.startOver();
      this.startMedia();
    }
  }

  private askedToUnmute({ source, by }: Extract<MeetingEvent, { type: 'unmuteRequested' }>['data']): void {
    const name = find(this.store.get().participants, by)?.displayName ?? 'A host';
    const action =
      source === 'camera'
        ? { label: 'Turn the camera on', run: () => void this.local.turnOn('camera') }
        : { label: 'Unmute', run: () => void this.local.setMuted(false) };
    const what = source === 'camera' ? 'turn your camera on' : 'unmute';
    this.toasts.push({ tone: 'info', text: `${name} asks you to ${what}.`, action });
  }

  private deviceChanged({ kind, store }: LocalDevice): void {
    const { status, problem } = store.get();
    if (status !== 'failed' || problem === null) return;
    const { title, text } = explainDeviceProblem(kind, problem);
    this.toasts.push({ tone: 'error', text: `${title}. ${text}` });
  }

  private async ended(endpoint: Endpoint, reason: EndReason, wasConnected: boolean): Promise<void> {
    const { connections } = this;
    // Both endpoints say the same; the first one is acted upon.
    if (!connections) return;
    if (reason === 'replaced') {
      this.finish({ reason: 'replaced' });
    } else if (reason === 'protocol') {
      const text = 'This page and the server do not understand each other. Reload the page.';
      this.finish({ reason: 'error', error: new Error(text) });
    } else if (this.ticketWorked && (reason === 'refused' || !wasConnected)) {
      // A participant that was away too long is gone for the server, but the person is still here.
      await this.rejoin();
    } else if (reason === 'refused') {
      this.finish({ reason: 'error', error: new ApiError(401, 'ticket_invalid', '') });
    } else {
      await this.sentOut(endpoint, connections);
    }
  }

  /** A connection that worked was ended for good. Why is told by an event, if the socket for events is still there. */
  private async sentOut(endpoint: Endpoint, connections: Connections): Promise<void> {
    if (endpoint === 'signal' && connections.phaseOf('events') === 'connected') {
      await new Promise((resolve) => setTimeout(resolve, reasonWithinMs));
      if (this.connections !== connections) return;
    }
    this.finish((await this.isMeetingOpen()) ? { reason: 'removed', words: null } : { reason: 'ended' });
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
      return (await this.api.getMeeting(this.entry.code)).status === 'open';
    } catch (error) {
      report('The meeting cannot be looked up.', error);
      return !(error instanceof ApiError);
    }
  }

  private finish(over: Over): void {
    if (this.store.get().over) return;
    this.own?.close();
    this.own = undefined;
    this.disconnect();
    for (const stop of this.stops.splice(0)) stop();
    this.floor.close();
    this.toasts.clear();
    this.store.patch({ over, connection: 'failed' });
  }
}
