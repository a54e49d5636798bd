import * as v from 'valibot';
import { forgetStored, readStored, writeStored } from '../lib/storage';

const hostsKey = 'conference.hosts';
const kept = 50;

const HostTokens = v.array(v.object({ code: v.string(), token: v.string() }));

/** A join token, and where it is from. */
export interface Invitation {
  token: string;
  from: 'link' | 'creation';
}

/** Whoever creates a meeting is its host, in this browser, also tomorrow. */
export function rememberHostToken(code: string, token: string): void {
  const others = loadHostTokens().filter((host) => host.code !== code);
  writeStored(hostsKey, [{ code, token }, ...others].slice(0, kept));
}

/**
 * What this person brings to a meeting's door. A personal link carries its token in the fragment, which no server and no log sees;
 * it is taken out of the address, lest somebody passes the address on, and outlives a reload but not the tab.
 */
export function takeInvitation(code: string): Invitation | undefined {
  const key = linkKey(code);
  const fromAddress = new URLSearchParams(location.hash.slice(1)).get('token');
  if (fromAddress) {
    writeStored(key, fromAddress, sessionStorage);
    history.replaceState(history.state, '', location.pathname + location.search);
  }
  const fromLink = fromAddress ?? readStored(key, v.string(), sessionStorage);
  if (fromLink) return { token: fromLink, from: 'link' };
  const host = loadHostTokens().find((known) => known.code === code);
  return host && { token: host.token, from: 'creation' };
}

/** The server does not take it any more. */
export function forgetInvitation(code: string, { from }: Invitation): void {
  if (from === 'link') forgetStored(linkKey(code), sessionStorage);
  else
    writeStored(
      hostsKey,
      loadHostTokens().filter((host) => host.code !== code),
    );
}

function linkKey(code: string): string {
  return `conference.token.${code}`;
}

function loadHostTokens(): v.InferOutput<typeof HostTokens> {
  return readStored(hostsKey, HostTokens) ?? [];
}
