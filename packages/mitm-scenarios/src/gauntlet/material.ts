import type { CryptoProvider, KeyPair, RandomSource } from '@cutaway/primitives/crypto';
import { generatePrivateKey, type SoftwareKey } from '@cutaway/ssh-auth/keys';

/** Host keys that SSH cases use. */
export type HostKeyType = 'ssh-ed25519' | 'ecdsa-sha2-nistp256' | 'ssh-rsa';

/** What the client calls the servers. */
export interface ServerNames {
  /** The name in honest certificates, and in the addresses that clients are sent to: `localhost` unless given. */
  readonly host?: string;
  /** The IP address: `127.0.0.1` unless given. */
  readonly address?: string;
}

/** What a gauntlet is made of: keys and secrets, each made when first asked for, and the time. */
export class Material {
  readonly crypto: CryptoProvider;
  /** The time certificates are made at. */
  readonly now: Date;
  readonly random: RandomSource;
  /**
   * To be handed on to what signs and makes keys: empty when no source was given, for providers are many times quicker
   * with their own, OpenSSL's.
   */
  readonly injected: { readonly random?: RandomSource };
  /** The user that SSH clients log in as. */
  readonly userName: string = 'alice';
  readonly password: string;
  readonly host: string;
  readonly address: string;
  private readonly made = new Map<string, unknown>();

  constructor(
    crypto: CryptoProvider,
    now: Date = new Date(),
    random?: RandomSource,
    { host = 'localhost', address = '127.0.0.1' }: ServerNames = {},
  ) {
    this.crypto = crypto;
    this.now = now;
    this.random = random ?? ((length) => crypto.random(length));
    this.injected = random === undefined ? {} : { random };
    this.password = this.nonce();
    this.host = host;
    this.address = address;
  }

  /** A word that appears nowhere else: 24 hexadecimal digits. */
  nonce(): string {
    return Array.from(this.random(12), (byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  /** A time so many days from now. */
  days(count: number): Date {
    return new Date(this.now.getTime() + count * 86_400_000);
  }

  /** A host key; keys of other names are other keys. */
  hostKey(type: HostKeyType = 'ssh-ed25519', name = 'server'): SoftwareKey {
    return this.sshKey(`host key ${name} ${type}`, type);
  }

  /** The key with which the user may log in. */
  userKey(): SoftwareKey {
    return this.sshKey('user key', 'ssh-ed25519');
  }

  /** An SSH key kept under a name. */
  sshKey(name: string, type: HostKeyType, modulusLength = 2048): SoftwareKey {
    const { crypto, injected } = this;
    return this.once(`${name} ${modulusLength}`, () =>
      generatePrivateKey({ type, modulusLength, crypto, ...injected }),
    );
  }

  /** A key pair for a certificate, kept under a name. */
  keyPair(
    name: string,
    kind: Parameters<CryptoProvider['generateKeyPair']>[0] = { type: 'EC', curve: 'P-256' },
  ): KeyPair {
    return this.once(`key pair ${name} ${JSON.stringify(kind)}`, () =>
      this.crypto.generateKeyPair(kind, this.injected.random),
    );
  }

  /** What `make` gave the first time it was asked for under this label. */
  once<T>(label: string, make: () => T): T {
    if (!this.made.has(label)) this.made.set(label, make());
    return this.made.get(label) as T;
  }
}
