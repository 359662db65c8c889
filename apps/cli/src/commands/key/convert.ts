import { nodeCrypto } from '@cutaway/primitives/node';
import {
  isPrivateKeyFile,
  openSshPrivateKey,
  pemPublicKey,
  pkcs8PrivateKey,
  publicKeyLine,
  ssh2PublicKey,
} from '@cutaway/ssh-auth/keys';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import { readText, writeNew } from '../../files.js';
import type { RunContext } from '../../run-context.js';
import { openPrivateKey } from './open-key.js';
import { type NewPassphraseSource, newPassphrase, type PassphraseSource } from './passphrase.js';
import { readKeyFile } from './read-key-file.js';

export interface ConvertOptions extends PassphraseSource, NewPassphraseSource {
  /** Private keys in the first two forms, public keys in the others. */
  readonly to: 'openssh' | 'pkcs8' | 'public' | 'rfc4716' | 'pem';
  readonly comment?: string;
  readonly out?: string;
  readonly force?: true;
}

/** Writes a key in another form. A protected private key stays protected unless the user says otherwise. */
export async function convert(file: string, options: ConvertOptions, context: RunContext): Promise<ExitCode> {
  const secret = options.to === 'openssh' || options.to === 'pkcs8';
  const content = secret ? await privateForm(file, options, context) : await publicForm(file, options, context);
  if (options.out === undefined) {
    context.print(content.trimEnd());
  } else {
    writeNew(options.out, content, { force: options.force, secret });
    context.note(context.say('key.written', { file: options.out }));
  }
  return ExitCode.ok;
}

async function privateForm(file: string, options: ConvertOptions, context: RunContext): Promise<string> {
  const content = readText(file);
  if (!isPrivateKeyFile(content)) throw new Failure(ExitCode.input, 'key.privateNeeded', { file });
  const { key, passphrase: old } = await openPrivateKey(content, file, options, context);
  const isNew = options.newPassphraseFile !== undefined || options.passphrase === false;
  const passphrase = isNew ? await newPassphrase(options.out ?? file, options, context) : old;
  const { comment = key.comment } = options;
  if (options.to === 'openssh') return openSshPrivateKey({ ...key, comment }, { passphrase, crypto: nodeCrypto });
  if (!('privateKey' in key)) throw new Failure(ExitCode.input, 'key.securityKey', { file });
  return pkcs8PrivateKey(key, { passphrase, crypto: nodeCrypto });
}

async function publicForm(file: string, options: ConvertOptions, context: RunContext): Promise<string> {
  const items = await readKeyFile(file, options, context);
  return items
    .map(({ key, certificate, comment: own }) => {
      const comment = options.comment ?? own;
      switch (options.to) {
        case 'rfc4716':
          return ssh2PublicKey(key, comment);
        case 'pem':
          return pemPublicKey(key);
        default:
          return `${publicKeyLine(certificate ?? key, comment)}\n`;
      }
    })
    .join('');
}
