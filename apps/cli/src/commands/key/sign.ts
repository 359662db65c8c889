import { nodeCrypto } from '@cutaway/primitives/node';
import type { SigningKey } from '@cutaway/ssh-auth';
import { parseKeyOrCertificate } from '@cutaway/ssh-auth/certificates';
import { type SshsigHash, sshsigData, sshsigText } from '@cutaway/ssh-auth/sshsig';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import { readBytes, writeNew } from '../../files.js';
import type { RunContext } from '../../run-context.js';
import { withSigningKey } from './open-key.js';
import type { PassphraseSource } from './passphrase.js';

export interface SignOptions extends PassphraseSource {
  readonly key: string;
  readonly namespace: string;
  readonly hash: SshsigHash;
  readonly force?: true;
}

/** Signs files as `ssh-keygen -Y sign` does: into `FILE.sig`, or from standard input to standard output. */
export async function sign(files: readonly string[], options: SignOptions, context: RunContext): Promise<ExitCode> {
  const { namespace, hash, force } = options;
  if (namespace === '') throw new Failure(ExitCode.usage, 'key.sign.noNamespace');
  await withSigningKey(options.key, options, context, async (key) => {
    for (const file of files) {
      const text = await signatureText(key, readBytes(file), namespace, hash);
      if (file === '-') {
        context.print(text.trimEnd());
      } else {
        writeNew(`${file}.sig`, text, { force });
        context.note(context.say('key.written', { file: `${file}.sig` }));
      }
    }
  });
  return ExitCode.ok;
}

/** A signature over a message, by a key wherever it is kept. */
export async function signatureText(
  key: SigningKey,
  message: Uint8Array,
  namespace: string,
  hash: SshsigHash,
): Promise<string> {
  // The best is the first, and never one with SHA-1.
  const [algorithm = ''] = key.algorithms;
  const signature = await key.sign(algorithm, sshsigData(message, namespace, hash, nodeCrypto));
  return sshsigText({ ...parseKeyOrCertificate(key.blob), namespace, hash, signature });
}
