import { toBase64Url } from './base64url';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };

/** What makes a device's key, as one tab hands it to another. */
export interface DeviceKeyPair {
  publicKey: JsonWebKey;
  privateKey: CryptoKey;
}

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

  static of({ publicKey, privateKey }: DeviceKeyPair): DeviceKey {
    return new DeviceKey(publicKey, privateKey);
  }

  get pair(): DeviceKeyPair {
    return { publicKey: this.publicKey, privateKey: this.privateKey };
  }

  static async create(): Promise<DeviceKey> {
    const pair = await crypto.subtle.generateKey(algorithm, false, ['sign']);
    const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
    return new DeviceKey({ kty, crv, x, y } as JsonWebKey, pair.privateKey);
  }

  /** Answers an endpoint's challenge: ECDSA with SHA-256 over `<subprotocol> LF <nonce> LF <ticket>`, as `r || s`. */
  prove(subprotocol: string, nonce: string, ticket: string): Promise<string> {
    return this.sign(`${subprotocol}\n${nonce}\n${ticket}`);
  }

  /** Shows for one REST call that it comes from the ticket's device: a DPoP proof (RFC 9449, section 4.2). */
  async proveCall(method: string, url: string, ticket: string, now: number): Promise<string> {
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(ticket));
    const header = { typ: 'dpop+jwt', alg: 'ES256', jwk: this.publicKey };
    const claims = {
      jti: toBase64Url(crypto.getRandomValues(new Uint8Array(16))),
      htm: method,
      htu: url,
      iat: Math.floor(now / 1000),
      ath: toBase64Url(new Uint8Array(hash)),
    };
    const signed = `${encode(header)}.${encode(claims)}`;
    return `${signed}.${await this.sign(signed)}`;
  }

  private async sign(text: string): Promise<string> {
    const bytes = new TextEncoder().encode(text);
    const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, this.privateKey, bytes);
    return toBase64Url(new Uint8Array(signature));
  }
}

function encode(part: object): string {
  return toBase64Url(new TextEncoder().encode(JSON.stringify(part)));
}
