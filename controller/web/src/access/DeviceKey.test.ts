import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { toBase64Url } from './base64url';
import { DeviceKey } from './DeviceKey';

async function verify(key: JsonWebKey, signature: string, text: string): Promise<boolean> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const publicKey = await crypto.subtle.importKey('jwk', key, algorithm, false, ['verify']);
  const bytes = Buffer.from(signature, 'base64url');
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, publicKey, bytes, new TextEncoder().encode(text));
}

describe('The device key', () => {
  it('signs subprotocol, nonce and ticket, each on its own line', async () => {
    const key = await DeviceKey.create();
    const signature = await key.prove('conference.events.v1', 'nonce', 'ticket');
    await expect(verify(key.publicKey, signature, 'conference.events.v1\nnonce\nticket')).resolves.toBe(true);
    await expect(verify(key.publicKey, signature, 'conference.signal.v1\nnonce\nticket')).resolves.toBe(false);
    await expect(verify(key.publicKey, signature, 'conference.events.v1\nother\nticket')).resolves.toBe(false);
  });

  it('writes the signature as r || s: 64 bytes in base64url without padding', async () => {
    const key = await DeviceKey.create();
    for (let round = 0; round < 20; round++) {
      const signature = await key.prove('p', String(round), 't');
      expect(signature).toMatch(/^[A-Za-z0-9_-]{86}$/);
    }
  });

  it('proves a call with a signature over header and claims', async () => {
    const key = await DeviceKey.create();
    const proof = await key.proveCall('POST', 'https://example.org/a', 'ticket', 1_700_000_000_900);
    const [header = '', claims = '', signature = ''] = proof.split('.');
    await expect(verify(key.publicKey, signature, `${header}.${claims}`)).resolves.toBe(true);
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      htm: 'POST',
      htu: 'https://example.org/a',
      iat: 1_700_000_000,
      ath: createHash('sha256').update('ticket').digest('base64url'),
    });
  });

  it('publishes exactly the public point', async () => {
    const { publicKey } = await DeviceKey.create();
    expect(Object.keys(publicKey).sort()).toEqual(['crv', 'kty', 'x', 'y']);
    expect(publicKey).toMatchObject({ kty: 'EC', crv: 'P-256' });
  });

  it('is another one for each join', async () => {
    const [one, two] = await Promise.all([DeviceKey.create(), DeviceKey.create()]);
    expect(one.publicKey.x).not.toBe(two.publicKey.x);
  });
});

describe('base64url', () => {
  it.each([
    [[], ''],
    [[255], '_w'],
    [[251, 239], '--8'],
    [[1, 2, 3], 'AQID'],
  ])('of %o is "%s"', (bytes, text) => expect(toBase64Url(new Uint8Array(bytes))).toBe(text));
});
