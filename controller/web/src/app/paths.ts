export type Route =
  | { page: 'home' }
  | { page: 'meeting'; code: string }
  | { page: 'recordings'; code: string }
  | { page: 'recording'; code: string; id: string }
  | { page: 'shared'; token: string }
  | { page: 'library' }
  | { page: 'libraryRecording'; id: string }
  | { page: 'unknown' };

export const homePath = '/';

export function meetingPath(code: string): string {
  return `/m/${encodeURIComponent(code)}`;
}

export function recordingsPath(code: string): string {
  return `${meetingPath(code)}/recordings`;
}

export function recordingPath(code: string, id: string): string {
  return `${recordingsPath(code)}/${encodeURIComponent(id)}`;
}

/** All recordings, for accounts. */
export const libraryPath = '/recordings';

export function libraryRecordingPath(id: string): string {
  return `${libraryPath}/${encodeURIComponent(id)}`;
}

export function meetingLink(code: string): string {
  return new URL(meetingPath(code), location.origin).href;
}

export function parseRoute(pathname: string): Route {
  const parts = pathname.split('/').filter((part) => part !== '');
  if (parts.length === 0) return { page: 'home' };
  const [first, second, third, fourth] = parts.map(decode);
  if (first === 'recordings' && parts.length === 1) return { page: 'library' };
  if (second === undefined || parts.length > 4) return { page: 'unknown' };
  if (first === 'recordings' && parts.length === 2) return { page: 'libraryRecording', id: second };
  if (first === 'shared' && parts.length === 2) return { page: 'shared', token: second };
  if (first !== 'm') return { page: 'unknown' };
  if (parts.length === 2) return { page: 'meeting', code: second };
  if (third !== 'recordings') return { page: 'unknown' };
  if (parts.length === 3) return { page: 'recordings', code: second };
  return fourth === undefined ? { page: 'unknown' } : { page: 'recording', code: second, id: fourth };
}

/** Finds the meeting in what people paste: a code with or without its hyphens, in any case, or a link around it. */
export function parseMeetingInput(input: string): string | undefined {
  const text = input.trim();
  const fromLink = /\/m\/([^/?#\s]+)/.exec(text)?.[1];
  if (fromLink !== undefined) return decode(fromLink);
  const letters = text.toLowerCase().replaceAll(/[\s-]/g, '');
  const code = /^([a-z]{3})([a-z]{4})([a-z]{3})$/.exec(letters);
  return code ? code.slice(1).join('-') : undefined;
}

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    // A stray percent sign: no address of ours looks like that.
    return undefined;
  }
}
