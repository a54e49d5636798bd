import type * as v from 'valibot';
import { ApiError } from './errors';
import type { Call, HttpClient } from './HttpClient';
import {
  Access,
  Recording,
  RecordingPage,
  Share,
  ShareList,
  type RecordingSettings,
  type RecordingState,
  type Share as ShareType,
} from './recordingSchemas';

export interface NewShare {
  expiresAt?: string;
  passcode?: string;
}

/** Who asks: with a join token, or as somebody who is or was in the meeting. */
export type Asker = Pick<Call, 'token' | 'bearer'>;

/** Which recordings of all that there are; newest first. */
export interface RecordingQuery {
  states?: readonly RecordingState[];
  /** A meeting's code or id. */
  meeting?: string;
}

/** Recordings: of a meeting for those who were in it and hosts with the token that they hold, and all of them for an account. */
export class RecordingsApi {
  private readonly http: HttpClient;
  private readonly askers: Promise<Asker[]>;

  /** The first of the askers whom the server knows is the one who asks. */
  constructor(http: HttpClient, askers: readonly Asker[] | Promise<readonly Asker[]>) {
    this.http = http;
    this.askers = Promise.resolve(askers).then((given) => [...given]);
  }

  async ofMeeting(meeting: string, signal?: AbortSignal): Promise<Recording[]> {
    const path = `/meetings/${encodeURIComponent(meeting)}/recordings?limit=200`;
    return (await this.json(path, RecordingPage, { signal })).items;
  }

  /** A part of all recordings; the next part begins at the cursor that this one ends with. */
  list(
    { states = [], meeting = '' }: RecordingQuery,
    cursor: string | null,
    signal?: AbortSignal,
  ): Promise<RecordingPage> {
    const query = new URLSearchParams({
      ...(states.length > 0 && { state: states.join(',') }),
      ...(meeting !== '' && { meeting }),
      ...(cursor !== null && { cursor }),
    });
    return this.json(`/recordings?${query.toString()}`, RecordingPage, { signal });
  }

  get(id: string, signal?: AbortSignal): Promise<Recording> {
    return this.json(of(id), Recording, { signal });
  }

  /** What a player puts into its addresses, since a video element sends no headers. */
  async access(id: string, signal?: AbortSignal): Promise<string> {
    return (await this.json(`${of(id)}/access`, Access, { method: 'POST', signal })).access;
  }

  retry(id: string): Promise<Recording> {
    return this.json(`${of(id)}/retry`, Recording, { method: 'POST' });
  }

  recompose(id: string, settings: Partial<RecordingSettings>): Promise<Recording> {
    return this.json(`${of(id)}/recompose`, Recording, { method: 'POST', body: { settings } });
  }

  /** Null takes the name away: the recording goes by the meeting's then. */
  rename(id: string, name: string | null): Promise<Recording> {
    return this.json(of(id), Recording, { method: 'PATCH', body: { name } });
  }

  async remove(id: string): Promise<void> {
    await this.send(of(id), { method: 'DELETE' });
  }

  async shares(id: string, signal?: AbortSignal): Promise<ShareType[]> {
    return (await this.json(`${of(id)}/shares`, ShareList, { signal })).items;
  }

  share(id: string, share: NewShare): Promise<ShareType> {
    return this.json(`${of(id)}/shares`, Share, { method: 'POST', body: share });
  }

  async revoke(id: string, shareId: string): Promise<void> {
    await this.send(`${of(id)}/shares/${encodeURIComponent(shareId)}`, { method: 'DELETE' });
  }

  /** Where a file of a recording lies; the film where none is named. */
  fileUrl(id: string, access: string | null, path?: string, download = false): string {
    return fileUrl(`${this.http.base}${of(id)}`, access, path, download);
  }

  /** Where all tracks of a recording lie, in one ZIP. */
  tracksUrl(id: string, access: string | null): string {
    const word = access === null ? '' : `?${new URLSearchParams({ access }).toString()}`;
    return `${this.http.base}${of(id)}/tracks${word}`;
  }

  private json<T>(path: string, schema: v.GenericSchema<unknown, T>, call: Call): Promise<T> {
    return this.asKnown((asker) => this.http.json(path, schema, { ...call, ...asker }));
  }

  private send(path: string, call: Call): Promise<Response> {
    return this.asKnown((asker) => this.http.send(path, { ...call, ...asker }));
  }

  /** A token or ticket that holds no more is worth as much as none. */
  private async asKnown<T>(ask: (asker: Asker) => Promise<T>): Promise<T> {
    const askers = await this.askers;
    for (;;) {
      const [asker] = askers;
      try {
        return await ask(asker ?? {});
      } catch (error) {
        if (!asker || !(error instanceof ApiError) || !/^(token|ticket)_/.test(error.code)) throw error;
        if (askers[0] === asker) askers.shift();
      }
    }
  }
}

/** The address of a recording's file below `base`, which is a recording's or a share's. */
export function fileUrl(base: string, access: string | null, path?: string, download = false): string {
  const file = path === undefined ? '/file' : `/files/${path.split('/').map(encodeURIComponent).join('/')}`;
  const query = new URLSearchParams({ ...(access !== null && { access }), ...(download && { download: 'true' }) });
  const text = query.toString();
  return base + file + (text === '' ? '' : `?${text}`);
}

function of(id: string): string {
  return `/recordings/${encodeURIComponent(id)}`;
}
