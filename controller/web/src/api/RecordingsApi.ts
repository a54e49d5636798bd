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
  type Share as ShareType,
} from './recordingSchemas';

export interface NewShare {
  expiresAt?: string;
  passcode?: string;
}

/** The recordings of one meeting, asked for by whoever knows its code, or by a host with the token that they hold. */
export class RecordingsApi {
  private readonly http: HttpClient;
  private readonly meeting: string;
  private token: string | undefined;

  constructor(http: HttpClient, meeting: string, token: string | undefined) {
    this.http = http;
    this.meeting = meeting;
    this.token = token;
  }

  async list(signal?: AbortSignal): Promise<Recording[]> {
    const path = `/meetings/${encodeURIComponent(this.meeting)}/recordings?limit=200`;
    return (await this.json(path, RecordingPage, { signal })).items;
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

  private json<T>(path: string, schema: v.GenericSchema<unknown, T>, call: Call): Promise<T> {
    return this.asKnown((token) => this.http.json(path, schema, { ...call, token }));
  }

  private send(path: string, call: Call): Promise<Response> {
    return this.asKnown((token) => this.http.send(path, { ...call, token }));
  }

  /** A token that holds no more is worth as much as none. */
  private async asKnown<T>(ask: (token: string | undefined) => Promise<T>): Promise<T> {
    try {
      return await ask(this.token);
    } catch (error) {
      if (this.token === undefined || !(error instanceof ApiError) || !error.code.startsWith('token_')) throw error;
      this.token = undefined;
      return await ask(undefined);
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
