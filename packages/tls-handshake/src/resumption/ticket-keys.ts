import { concat, equal } from '@cutaway/primitives/bytes';
import { CryptoError, type CryptoProvider, type RandomSource } from '@cutaway/primitives/crypto';
import { nobleForConnections } from '@cutaway/primitives/noble';
import { decode, encode } from '@cutaway/primitives/wire';
import { TlsError } from '../errors/tls-error.js';
import { ServerSession, type SessionTickets } from './server-session.js';

const NAME_LENGTH = 16;
const KEY_LENGTH = 32;
const NONCE_LENGTH = 12;
const DAY = 86_400_000;

interface TicketKey {
  readonly name: Uint8Array;
  readonly key: Uint8Array;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
}

/** How {@link TicketKeys} are made. */
export interface TicketKeysOptions {
  /** `nobleForConnections` unless given. */
  readonly crypto?: CryptoProvider;
  /** The provider's unless given. */
  readonly random?: RandomSource;
  readonly now?: () => Date;
  /** Milliseconds until the next key is made; a day unless given. A key opens tickets as long again. */
  readonly rotation?: number;
  /**
   * Keys that several servers share, 48 bytes each: 16 of name, 32 of key. The first one seals. Whoever has one reads
   * all connections of sessions resumed without (EC)DHE, and 0-RTT data: replace them often. They are not rotated.
   */
  readonly keys?: readonly Uint8Array[];
}

/**
 * Tickets that hold the session itself, under a key only the server has (RFC 5077 §4, RFC 8446 §4.6.1): nothing is
 * stored. AES-256-GCM with random nonces; the ticket is key name, nonce, ciphertext and tag.
 */
export class TicketKeys implements SessionTickets {
  private readonly crypto: CryptoProvider;
  private readonly random: RandomSource;
  private readonly now: () => Date;
  private readonly rotation: number;
  private readonly shared: boolean;
  private keys: TicketKey[];

  /** @throws {TlsError} `tls/invalid-options` for shared keys that are not of 48 bytes. */
  constructor(options: TicketKeysOptions = {}) {
    this.crypto = options.crypto ?? nobleForConnections;
    this.random = options.random ?? ((length) => this.crypto.random(length));
    this.now = options.now ?? (() => new Date());
    this.rotation = options.rotation ?? DAY;
    this.shared = options.keys !== undefined;
    this.keys = (options.keys ?? []).map((bytes) => {
      if (bytes.length !== NAME_LENGTH + KEY_LENGTH) {
        throw new TlsError('tls/invalid-options', { option: 'keys', value: String(bytes.length) });
      }
      return { name: bytes.slice(0, NAME_LENGTH), key: bytes.slice(NAME_LENGTH), madeAt: 0 };
    });
  }

  issue(session: ServerSession): Uint8Array {
    const { name, key } = this.current();
    const nonce = this.random(NONCE_LENGTH);
    const sealed = this.crypto.aead('AES-256-GCM', key).seal(nonce, encode(ServerSession, session), name);
    return concat(name, nonce, sealed);
  }

  redeem(ticket: Uint8Array): ServerSession | undefined {
    this.rotate();
    const name = ticket.subarray(0, NAME_LENGTH);
    const key = this.keys.find((one) => equal(one.name, name));
    const nonce = ticket.subarray(NAME_LENGTH, NAME_LENGTH + NONCE_LENGTH);
    const sealed = ticket.subarray(NAME_LENGTH + NONCE_LENGTH);
    if (key === undefined || nonce.length < NONCE_LENGTH) return undefined;
    try {
      return decode(ServerSession, this.crypto.aead('AES-256-GCM', key.key).open(nonce, sealed, name));
    } catch (error) {
      if (error instanceof CryptoError) return undefined;
      throw error;
    }
  }

  private current(): TicketKey {
    this.rotate();
    let [first] = this.keys;
    if (first === undefined || (!this.shared && this.now().getTime() - first.madeAt >= this.rotation)) {
      first = { name: this.random(NAME_LENGTH), key: this.random(KEY_LENGTH), madeAt: this.now().getTime() };
      this.keys.unshift(first);
    }
    return first;
  }

  /** Forgets keys that have served their time. */
  private rotate(): void {
    if (this.shared) return;
    const oldest = this.now().getTime() - 2 * this.rotation;
    this.keys = this.keys.filter(({ madeAt }) => madeAt > oldest);
  }
}
