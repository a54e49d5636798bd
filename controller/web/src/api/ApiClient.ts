import { SignedIn } from './accountSchemas';
import { HttpClient } from './HttpClient';
import { RecordingsApi, type Asker } from './RecordingsApi';
import { CreatedMeeting, Joined, Meeting } from './schemas';
import { SharedApi } from './SharedApi';

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

  /** Opens a session of an account. */
  signIn(email: string, password: string): Promise<SignedIn> {
    return this.http.json('/accounts/login', SignedIn, { method: 'POST', body: { email, password } });
  }

  /** Ends a session. */
  async signOut(session: string): Promise<void> {
    await this.http.send('/accounts/logout', { method: 'POST', token: session });
  }

  recordings(askers: readonly Asker[] | Promise<readonly Asker[]>): RecordingsApi {
    return new RecordingsApi(this.http, askers);
  }

  shared(token: string): SharedApi {
    return new SharedApi(this.http, token);
  }
}
