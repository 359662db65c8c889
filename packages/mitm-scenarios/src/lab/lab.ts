import type { CryptoProvider, KeyPair, RandomSource } from '@cutaway/primitives/crypto';
import { insecureSeededRandom } from './seeded-random.js';

/** Whose something is. */
export type Owner = 'client' | 'server' | 'attacker';

/**
 * The world before the first packet: a seed from which every key, secret and random byte follows, a clock that stands
 * still, names, and the key pairs of all parties, made when first asked for.
 */
export class Lab {
  readonly crypto: CryptoProvider;
  readonly seed: string;
  readonly now: Date = new Date('2026-03-01T12:00:00Z');
  readonly serverName: string = 'bank.example';
  readonly attackerName: string = 'evil.example';
  private readonly made = new Map<string, unknown>();

  constructor(crypto: CryptoProvider, seed: string) {
    this.crypto = crypto;
    this.seed = seed;
  }

  /** A stream of random bytes; one label gives the same stream every time. */
  random(label: string): RandomSource {
    return insecureSeededRandom(this.crypto, this.seed, label);
  }

  /** RSA, 2048 bits. */
  rsaKeyPair(owner: Owner): KeyPair {
    const label = `RSA key of ${owner}`;
    return this.once(label, () =>
      this.crypto.generateKeyPair({ type: 'RSA', modulusLength: 2048 }, this.random(label)),
    );
  }

  /** P-256. */
  ecKeyPair(owner: Owner): KeyPair {
    const label = `EC key of ${owner}`;
    return this.once(label, () => this.crypto.generateKeyPair({ type: 'EC', curve: 'P-256' }, this.random(label)));
  }

  /** 32 bytes. */
  symmetricKey(owner: Owner): Uint8Array {
    return this.random(`symmetric key of ${owner}`)(32);
  }

  /** What `make` gave the first time it was asked for under this label. */
  once<T>(label: string, make: () => T): T {
    if (!this.made.has(label)) this.made.set(label, make());
    return this.made.get(label) as T;
  }
}
