import type { HttpClient } from './HttpClient';
import { OpenedShare, SharedInfo } from './recordingSchemas';
import { fileUrl } from './RecordingsApi';

/** One recording, for whoever has a link to it. */
export class SharedApi {
  private readonly http: HttpClient;
  private readonly path: string;

  constructor(http: HttpClient, token: string) {
    this.http = http;
    this.path = `/shared/${encodeURIComponent(token)}`;
  }

  info(signal?: AbortSignal): Promise<SharedInfo> {
    return this.http.json(this.path, SharedInfo, { signal });
  }

  open(passcode?: string, signal?: AbortSignal): Promise<OpenedShare> {
    const body = passcode === undefined ? {} : { passcode };
    return this.http.json(`${this.path}/open`, OpenedShare, { method: 'POST', body, signal });
  }

  fileUrl(access: string, path?: string, download = false): string {
    return fileUrl(this.http.base + this.path, access, path, download);
  }
}
