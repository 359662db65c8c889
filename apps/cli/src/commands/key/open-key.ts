import { equal } from '@cutaway/primitives/bytes';
import { nodeCrypto } from '@cutaway/primitives/node';
import { type SigningKey, signingKey } from '@cutaway/ssh-auth';
import { SshError } from '@cutaway/ssh-auth/errors';
import { isPrivateKeyFile, parsePrivateKey, type SshPrivateKey } from '@cutaway/ssh-auth/keys';
import { connectAgent } from '@cutaway/ssh-auth/node';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import { readText } from '../../files.js';
import type { RunContext } from '../../run-context.js';
import { located } from './located.js';
import { type PassphraseSource, passphraseOf } from './passphrase.js';
import { publicKeysIn } from './read-public-keys.js';

const MAXIMUM_ATTEMPTS = 3;

/** A private key that was opened, and the passphrase it needed. */
export interface OpenedKey {
  readonly key: SshPrivateKey;
  readonly passphrase: string | undefined;
}

/**
 * Opens the text of a private key file. A passphrase that is typed may be wrong twice.
 *
 * @throws {SshError} as `parsePrivateKey`. @throws {Failure} when nobody gives a passphrase.
 */
export async function openPrivateKey(
  content: string,
  file: string,
  source: PassphraseSource,
  context: RunContext,
): Promise<OpenedKey> {
  let passphrase: string | undefined;
  for (let attempt = 0; ; attempt++) {
    try {
      const key = located(file, undefined, () => parsePrivateKey(content, { passphrase, crypto: nodeCrypto }));
      return { key, passphrase };
    } catch (error) {
      const code = error instanceof SshError ? error.code : undefined;
      const mayAsk = source.passphraseFile === undefined ? attempt < MAXIMUM_ATTEMPTS : attempt === 0;
      const another = code === 'ssh/passphrase-needed' || code === 'ssh/wrong-passphrase';
      if (!another || !mayAsk) throw error;
      passphrase = await passphraseOf(file, source, context);
      if (passphrase === undefined) throw new Failure(ExitCode.input, 'key.passphraseNeeded', { file });
    }
  }
}

/**
 * Runs something with the key of a file: a private key, or a public key whose private half the agent holds.
 *
 * @throws {Failure} when the agent does not have it.
 */
export async function withSigningKey<T>(
  file: string,
  source: PassphraseSource,
  context: RunContext,
  use: (key: SigningKey) => Promise<T>,
): Promise<T> {
  const content = readText(file);
  if (isPrivateKeyFile(content)) {
    const { key } = await openPrivateKey(content, file, source, context);
    if ('privateKey' in key) {
      return use(signingKey(key.privateKey, { crypto: nodeCrypto, comment: key.comment }));
    }
    // The file of a FIDO key only says which key the authenticator has; the agent talks to that.
    return withAgentKey(file, key.key.blob, context, use);
  }
  const [{ key, certificate }] = publicKeysIn(content, file);
  return withAgentKey(file, (certificate ?? key).blob, context, use);
}

async function withAgentKey<T>(
  file: string,
  blob: Uint8Array,
  { env }: RunContext,
  use: (key: SigningKey) => Promise<T>,
): Promise<T> {
  const { client, close } = await connectAgent(env.SSH_AUTH_SOCK);
  try {
    const key = (await client.signingKeys()).find((held) => equal(held.blob, blob));
    if (key === undefined) throw new Failure(ExitCode.input, 'key.notInAgent', { file });
    return await use(key);
  } finally {
    close();
  }
}
