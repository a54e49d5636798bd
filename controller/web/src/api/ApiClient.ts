import { HttpClient } from './HttpClient';
import { CreatedMeeting, Joined, Meeting, RecordingList, type Recording } from './schemas';

export interface JoinRequest {
  displayName: string;
  key: JsonWebKey;
  token?: string | undefined;
  passcode?: string | undefined;
}

/** What anybody with a link may ask the REST API. Every answer is validated before anybody sees it. */
export class ApiClient {
  readonly http: HttpClient;

  constructor(base = '/api/v1') {
    this.http = new HttpClient(base);
  }

  createMeeting(name: string): Promise<CreatedMeeting> {
    const body = name === '' ? {} : { name };
    return this.http.json('/meetings', CreatedMeeting, { method: 'POST', body });
  }

  getMeeting(meeting: string, signal?: AbortSignal): Promise<Meeting> {
    return this.http.json(`/meetings/${encodeURIComponent(meeting)}`, Meeting, { signal });
  }

  join(meeting: string, request: JoinRequest): Promise<Joined> {
    return this.http.json(`/meetings/${encodeURIComponent(meeting)}/join`, Joined, { method: 'POST', body: request });
  }

  async listRecordings(meeting: string, signal?: AbortSignal): Promise<Recording[]> {
    const path = `/meetings/${encodeURIComponent(meeting)}/recordings`;
    const list = await this.http.json(path, RecordingList, { signal });
    return list.items;
  }

  recordingFileUrl(recordingId: string, download = false): string {
    return `${this.http.base}/recordings/${encodeURIComponent(recordingId)}/file${download ? '?download=true' : ''}`;
  }
}
