import type * as v from 'valibot';
import type { BoundTicket } from '../access/BoundTicket';
import { ReadyProof } from '../access/ReadyProof';
import { SharedFile } from '../events/schemas';
import { report } from '../lib/report';
import type { Source } from '../signal/schemas';
import type { Call, HttpClient } from './HttpClient';
import { Recording, type NewRecording } from './recordingSchemas';
import { Meeting, type MeetingSettings, type Role } from './schemas';

/** Starting answers only when capture runs, which waits for processes and key frames. */
const recordingTimeoutMs = 30_000;
/** The largest file over a slow line. */
const fileTimeoutMs = 10 * 60_000;

export interface MeetingChange {
  name?: string;
  settings?: Partial<MeetingSettings>;
}

/** What somebody in a meeting may ask the REST API, as far as they are granted it. */
export class ParticipantApi {
  private readonly http: HttpClient;
  private readonly meeting: string;
  private readonly bearer: BoundTicket;
  private readonly farewell: ReadyProof;

  constructor(http: HttpClient, meetingId: string, bearer: BoundTicket) {
    this.http = http;
    this.meeting = `/meetings/${encodeURIComponent(meetingId)}`;
    this.bearer = bearer;
    this.farewell = new ReadyProof(() => http.prove(`${this.meeting}/leave`, 'POST', bearer));
  }

  async leave(): Promise<void> {
    await this.post('/leave');
  }

  /** Says goodbye while the page is being closed: the call outlives it. What is not heard is noticed after 15 s of silence. */
  leaveAtOnce(): void {
    const proof = this.farewell.take();
    if (proof === undefined) return;
    const headers = { Authorization: `DPoP ${this.bearer.ticket}`, DPoP: proof };
    fetch(`${this.http.base}${this.meeting}/leave`, { method: 'POST', headers, keepalive: true }).catch(
      (error: unknown) => report('The server was not told about leaving.', error),
    );
  }

  /** Nothing more is asked, but what is under way is finished. */
  close(): void {
    this.farewell.stop();
  }

  /** What is recorded becomes as `begun` says, or as the server is set up. */
  record(what: 'start' | 'stop' | 'pause' | 'resume', begun?: NewRecording): Promise<Recording> {
    const call: Call = { method: 'POST', timeoutMs: recordingTimeoutMs };
    return this.json(`/recording/${what}`, Recording, begun === undefined ? call : { ...call, body: begun });
  }

  async mute(participantId: string, source: Source, allowUnmute: boolean): Promise<void> {
    await this.post(`${person(participantId)}/mute`, { source, allowUnmute });
  }

  async askToUnmute(participantId: string, source: Source): Promise<void> {
    await this.post(`${person(participantId)}/ask-to-unmute`, { source });
  }

  async stopVideo(participantId: string): Promise<void> {
    await this.post(`${person(participantId)}/stop-video`);
  }

  async remove(participantId: string): Promise<void> {
    await this.post(`${person(participantId)}/kick`);
  }

  async ban(participantId: string): Promise<void> {
    await this.post(`${person(participantId)}/ban`);
  }

  async setRole(participantId: string, role: Role): Promise<void> {
    await this.send(person(participantId), { method: 'PATCH', body: { role } });
  }

  async rename(participantId: string, displayName: string): Promise<void> {
    await this.send(person(participantId), { method: 'PATCH', body: { displayName } });
  }

  async muteAll(allowUnmute: boolean): Promise<void> {
    await this.post('/mute-all', { allowUnmute });
  }

  async setLocked(locked: boolean): Promise<void> {
    await this.post(locked ? '/lock' : '/unlock');
  }

  async admit(participantId: string): Promise<void> {
    await this.post(`/lobby/${encodeURIComponent(participantId)}/admit`);
  }

  async deny(participantId: string): Promise<void> {
    await this.post(`/lobby/${encodeURIComponent(participantId)}/deny`);
  }

  async admitAll(): Promise<void> {
    await this.post('/lobby/admit-all');
  }

  async stopScreenShare(participantId: string): Promise<void> {
    await this.post('/screen-share/stop', { participantId });
  }

  update(change: MeetingChange): Promise<Meeting> {
    return this.json('', Meeting, { method: 'PATCH', body: change });
  }

  async setPasscode(passcode: string | null): Promise<void> {
    if (passcode === null) await this.send('/passcode', { method: 'DELETE' });
    else await this.send('/passcode', { method: 'PUT', body: { passcode } });
  }

  async end(): Promise<void> {
    await this.post('/end');
  }

  upload(file: File): Promise<SharedFile> {
    const path = `/files?name=${encodeURIComponent(file.name)}`;
    const headers = { 'Content-Type': file.type === '' ? 'application/octet-stream' : file.type };
    return this.json(path, SharedFile, { method: 'POST', body: file, headers, timeoutMs: fileTimeoutMs });
  }

  async download(fileId: string): Promise<Blob> {
    const response = await this.send(`/files/${encodeURIComponent(fileId)}`, { timeoutMs: fileTimeoutMs });
    return response.blob();
  }

  private post(path: string, body?: object): Promise<Response> {
    return this.send(path, { method: 'POST', ...(body ? { body } : {}) });
  }

  private send(path: string, call: Call): Promise<Response> {
    return this.http.send(this.meeting + path, { ...call, bearer: this.bearer });
  }

  private json<T>(path: string, schema: v.GenericSchema<unknown, T>, call: Call): Promise<T> {
    return this.http.json(this.meeting + path, schema, { ...call, bearer: this.bearer });
  }
}

function person(participantId: string): string {
  return `/participants/${encodeURIComponent(participantId)}`;
}
