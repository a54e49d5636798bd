export type Route =
  { page: 'home' } | { page: 'meeting'; code: string } | { page: 'recordings'; code: string } | { page: 'unknown' };

export const homePath = '/';

export function meetingPath(code: string): string {
  return `/m/${encodeURIComponent(code)}`;
}

export function recordingsPath(code: string): string {
  return `${meetingPath(code)}/recordings`;
}

export function meetingLink(code: string): string {
  return new URL(meetingPath(code), location.origin).href;
}

export function parseRoute(pathname: string): Route {
  const parts = pathname.split('/').filter((part) => part !== '');
  if (parts.length === 0) return { page: 'home' };
  const code = parts[0] === 'm' && parts[1] !== undefined ? decode(parts[1]) : undefined;
  if (code === undefined) return { page: 'unknown' };
  if (parts.length === 2) return { page: 'meeting', code };
  return parts.length === 3 && parts[2] === 'recordings' ? { page: 'recordings', code } : { page: 'unknown' };
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
