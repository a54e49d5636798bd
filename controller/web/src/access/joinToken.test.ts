import { describe, expect, it } from 'vitest';
import { toBase64Url } from './base64url';
import { readJoinToken } from './joinToken';

const token = (claims: unknown) => `e30.${toBase64Url(new TextEncoder().encode(JSON.stringify(claims)))}.c2lnbmF0dXJl`;

describe('A join token', () => {
  it('tells the name and the role of its bearer', () => {
    expect(readJoinToken(token({ scope: 'join', name: 'Ada Lovelace 張', role: 'coHost' }))).toEqual({
      name: 'Ada Lovelace 張',
      role: 'coHost',
    });
  });

  it.each(['', 'x', 'a.%%%.c', token(17), token({ name: 5 })])('that cannot be read (%s) tells nothing', (text) => {
    expect(readJoinToken(text)).toEqual({});
  });
});
