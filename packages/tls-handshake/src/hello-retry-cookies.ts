import { concat } from '@cutaway/primitives/bytes';
import { CryptoError, type CryptoProvider, type RandomSource } from '@cutaway/primitives/crypto';
import { nobleForConnections } from '@cutaway/primitives/noble';
import { type Codec, decode, encode, opaque8, struct, u16, u64 } from '@cutaway/primitives/wire';
import { TlsError } from './errors/tls-error.js';

const KEY_LENGTH = 32;
const NONCE_LENGTH = 12;
const LIFETIME = 60;

/** What a server has to know of a ClientHello that it answered with a HelloRetryRequest. */
export interface RetriedClientHello {
  readonly cipherSuite: number;
  /** The group that was asked for. */
  readonly group: number;
  /** By the hash of the cipher suite (RFC 8446 §4.4.1). */
  readonly clientHelloHash: Uint8Array;
}

interface Contents {
  cipher_suite: number;
  selected_group: number;
  issued_at: bigint;
  client_hello_hash: Uint8Array;
}

const Contents: Codec<Contents> = struct<Contents>('RetriedClientHello', {
  cipher_suite: u16,
  selected_group: u16,
  issued_at: u64,
  client_hello_hash: opaque8(),
});

/** How {@link HelloRetryCookies} are made. */
export interface HelloRetryCookiesOptions {
  /** `noble` unless given. */
  readonly crypto?: CryptoProvider;
  /** The provider's unless given. */
  readonly random?: RandomSource;
  readonly now?: () => Date;
  /** 32 bytes that several servers share; random unless given. */
  readonly key?: Uint8Array;
  /** Seconds a cookie is good for; 60 unless given. */
  readonly lifetime?: number;
}

/**
 * Cookies of HelloRetryRequests (RFC 8446 §4.2.2): what a server has to know of the first ClientHello, under a key only
 * the server has, so that it keeps nothing and the second one may come to another connection or server with the same
 * key. AES-256-GCM with random nonces; the cookie is nonce, ciphertext and tag.
 */
export class HelloRetryCookies {
  private readonly crypto: CryptoProvider;
  private readonly random: RandomSource;
  private readonly now: () => Date;
  private readonly key: Uint8Array;
  private readonly lifetime: number;

  /** @throws {TlsError} `tls/invalid-options` for a key that is not of 32 bytes. */
  constructor(options: HelloRetryCookiesOptions = {}) {
    this.crypto = options.crypto ?? nobleForConnections;
    this.random = options.random ?? ((length) => this.crypto.random(length));
    this.now = options.now ?? (() => new Date());
    this.key = options.key?.slice() ?? this.random(KEY_LENGTH);
    this.lifetime = options.lifetime ?? LIFETIME;
    if (this.key.length !== KEY_LENGTH) {
      throw new TlsError('tls/invalid-options', { option: 'key', value: String(this.key.length) });
    }
  }

  /** A cookie that stands for a ClientHello. */
  issue({ cipherSuite, group, clientHelloHash }: RetriedClientHello): Uint8Array {
    const contents: Contents = {
      cipher_suite: cipherSuite,
      selected_group: group,
      issued_at: BigInt(this.now().getTime()),
      client_hello_hash: clientHelloHash,
    };
    const nonce = this.random(NONCE_LENGTH);
    const nothing = new Uint8Array(0);
    return concat(nonce, this.crypto.aead('AES-256-GCM', this.key).seal(nonce, encode(Contents, contents), nothing));
  }

  /** What a cookie stands for, or `undefined` when it is none of ours or too old. */
  redeem(cookie: Uint8Array): RetriedClientHello | undefined {
    if (cookie.length < NONCE_LENGTH) return undefined;
    const [nonce, sealed] = [cookie.subarray(0, NONCE_LENGTH), cookie.subarray(NONCE_LENGTH)];
    let contents: Contents;
    try {
      const opened = this.crypto.aead('AES-256-GCM', this.key).open(nonce, sealed, new Uint8Array(0));
      contents = decode(Contents, opened);
    } catch (error) {
      if (error instanceof CryptoError) return undefined;
      throw error;
    }
    const age = this.now().getTime() - Number(contents.issued_at);
    if (age < 0 || age > this.lifetime * 1000) return undefined;
    return {
      cipherSuite: contents.cipher_suite,
      group: contents.selected_group,
      clientHelloHash: contents.client_hello_hash,
    };
  }
}
