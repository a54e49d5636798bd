import { toBase64Url } from './base64url';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };

/**
 * The key pair that ties a ticket to this page. The private half cannot be exported, and lives in memory only:
 * a reload is a new join, and nothing is left behind on a shared computer.
 */
export class DeviceKey {
  /** Exactly the members of RFC 7517 that name a P-256 point, as the server wants them at join. */
  readonly publicKey: JsonWebKey;
  private readonly privateKey: CryptoKey;

  private constructor(publicKey: JsonWebKey, privateKey: CryptoKey) {
    this.publicKey = publicKey;
    this.privateKey = privateKey;
  }

  static async create(): Promise<DeviceKey> {
    const pair = await crypto.subtle.generateKey(algorithm, false, ['sign']);
    const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
    return new DeviceKey({ kty, crv, x, y } as JsonWebKey, pair.privateKey);
  }

  /** Answers an endpoint's challenge: ECDSA with SHA-256 over `<subprotocol> LF <nonce> LF <ticket>`, as `r || s`. */
  async prove(subprotocol: string, nonce: string, ticket: string): Promise<string> {
    const text = new TextEncoder().encode(`${subprotocol}\n${nonce}\n${ticket}`);
    const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, this.privateKey, text);
    return toBase64Url(new Uint8Array(signature));
  }
}
