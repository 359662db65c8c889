import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { CryptoProvider } from '@cutaway/primitives/crypto';
import { nodeCrypto } from '@cutaway/primitives/node';
import { parseCertificateLine } from '../certificates/certificate-line.js';
import { certificateTypeOf } from '../certificates/certificate-types.js';
import { SshError } from '../errors/index.js';
import type { SshPublicKey } from '../keys/public-key.js';
import { parsePrivateKey, parsePublicKeyFile } from '../keys/read-key.js';
import { signatureAlgorithmsOf } from '../keys/signature-algorithms.js';
import { type SigningKey, signingKey } from '../keys/signing-key.js';
import { visiblePublicKey } from '../keys/visible-public-key.js';
import { privateKeyFileFindings } from './strict-modes.js';
import { decodeText } from './text-encoding.js';

/** What is needed to use an identity file. */
export interface IdentityFileOptions {
  /**
   * Asks for the passphrase of an encrypted key, and again after a wrong one; `undefined` gives up. Called when the
   * key is to sign, which is after the server said that it would take it, except for files that hide the public key.
   */
  readonly passphrase?: (attempt: number) => string | undefined | Promise<string | undefined>;
  /** `nodeCrypto` unless given. */
  readonly crypto?: CryptoProvider;
}

/** How often a passphrase is asked for, as in OpenSSH. */
const MAXIMUM_ATTEMPTS = 3;

/** Where OpenSSH looks for a user's keys (ssh_config(5), IdentityFile), without FIDO keys. */
export function defaultIdentityPaths(): string[] {
  return ['id_rsa', 'id_ecdsa', 'id_ed25519'].map((name) => join(homedir(), '.ssh', name));
}

/**
 * The keys of an identity file, ready for user authentication: the certificate in `path-cert.pub` when there is one,
 * then the key itself.
 *
 * @throws {SshError} `ssh/file-unreadable`; `ssh/file-modes` when others may read it; `ssh/unknown-key-type` for FIDO
 * keys, which only an agent can use; and what `parsePrivateKey` throws.
 */
export async function readIdentityFile(path: string, options: IdentityFileOptions = {}): Promise<SigningKey[]> {
  const content = await textOf(path);
  const [finding] = await privateKeyFileFindings(path, process.getuid?.() ?? -1);
  if (finding !== undefined) {
    const { problem, mode } = finding;
    throw new SshError('ssh/file-modes', { context: { path, problem, mode: mode.toString(8).padStart(4, '0') } });
  }
  const identity = new IdentityFile(content, options);
  const key = await identity.publicKey(path);
  if (key.application !== undefined) throw new SshError('ssh/unknown-key-type', { context: { type: key.type } });
  const certificate = await optional(
    async () => parseCertificateLine(await textOf(`${path}-cert.pub`)).certificate.blob,
  );
  return [...(certificate === undefined ? [] : [identity.signingKey(key, certificate)]), identity.signingKey(key)];
}

/** A private key that is decrypted when it is first needed, once for all that is signed with it. */
class IdentityFile {
  private readonly content: string;
  private readonly options: IdentityFileOptions;
  private readonly crypto: CryptoProvider;
  private opened: ReturnType<typeof parsePrivateKey> | undefined;

  constructor(content: string, options: IdentityFileOptions) {
    this.content = content;
    this.options = options;
    this.crypto = options.crypto ?? nodeCrypto;
    try {
      this.opened = parsePrivateKey(content, { crypto: this.crypto });
    } catch (error) {
      if (!(error instanceof SshError) || error.code !== 'ssh/passphrase-needed') throw error;
    }
  }

  async publicKey(path: string): Promise<SshPublicKey> {
    return (
      this.opened?.key ??
      visiblePublicKey(this.content) ??
      (await optional(async () => parsePublicKeyFile(await textOf(`${path}.pub`)).key)) ??
      (await this.open()).key
    );
  }

  signingKey(key: SshPublicKey, certificate?: Uint8Array): SigningKey {
    const names = signatureAlgorithmsOf(key.type);
    return {
      blob: certificate ?? key.blob,
      algorithms: certificate === undefined ? names : names.map(certificateTypeOf),
      sign: async (algorithm, message) => {
        const opened = await this.open();
        if (!('privateKey' in opened)) throw new SshError('ssh/unknown-key-type', { context: { type: key.type } });
        const { crypto } = this;
        const able = signingKey(opened.privateKey, { crypto, ...(certificate === undefined ? {} : { certificate }) });
        return able.sign(algorithm, message);
      },
    };
  }

  private async open(): Promise<ReturnType<typeof parsePrivateKey>> {
    for (let attempt = 0; this.opened === undefined; attempt++) {
      const passphrase = await this.options.passphrase?.(attempt);
      if (passphrase === undefined || passphrase === '') throw new SshError('ssh/passphrase-needed');
      try {
        this.opened = parsePrivateKey(this.content, { passphrase, crypto: this.crypto });
      } catch (error) {
        const wrong = error instanceof SshError && error.code === 'ssh/wrong-passphrase';
        if (!wrong || attempt + 1 >= MAXIMUM_ATTEMPTS) throw error;
      }
    }
    return this.opened;
  }
}

async function textOf(path: string): Promise<string> {
  try {
    return decodeText(await readFile(path)).text;
  } catch (error) {
    const cause = error as NodeJS.ErrnoException;
    throw new SshError('ssh/file-unreadable', { context: { path, reason: cause.code ?? 'unknown' }, cause });
  }
}

/** What stands beside a key is of use when it is there and can be read. */
async function optional<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof SshError) return undefined;
    throw error;
  }
}
