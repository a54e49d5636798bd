import * as v from 'valibot';
import { fromBase64Url } from './base64url';

const Claims = v.object({ name: v.optional(v.string()), role: v.optional(v.string()) });
export type JoinTokenClaims = v.InferOutput<typeof Claims>;

/** What a join token says of its bearer, for showing only: whether it is true is the server's to say. */
export function readJoinToken(token: string): JoinTokenClaims {
  try {
    const payload = new TextDecoder().decode(fromBase64Url(token.split('.')[1] ?? ''));
    const parsed = v.safeParse(Claims, JSON.parse(payload));
    return parsed.success ? parsed.output : {};
  } catch {
    // Not a token at all: the server says so when it is used.
    return {};
  }
}
