import { existsSync } from 'node:fs';
import { homedir, hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { nodeCrypto } from '@cutaway/primitives/node';
import {
  fingerprint,
  type GeneratedKeyType,
  generatePrivateKey,
  openSshPrivateKey,
  pkcs8PrivateKey,
  publicKeyLength,
  publicKeyLine,
  randomart,
  shortTypeName,
} from '@cutaway/ssh-auth/keys';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import { writeNew } from '../../files.js';
import { makingKey } from '../../making-key.js';
import type { RunContext } from '../../run-context.js';
import { type NewPassphraseSource, newPassphrase } from './passphrase.js';

export interface GenOptions extends NewPassphraseSource {
  /** As `ssh-keygen -t` names it. */
  readonly type: 'ed25519' | 'ecdsa' | 'rsa' | 'ed448';
  readonly bits?: string;
  readonly comment?: string;
  readonly format: 'openssh' | 'pkcs8';
  readonly rounds?: string;
  readonly force?: true;
  readonly json?: true;
}

/** Makes a key: `file` for its owner alone, and `file.pub`. */
export async function gen(
  fileArgument: string | undefined,
  options: GenOptions,
  context: RunContext,
): Promise<ExitCode> {
  const { print, say, style } = context;
  const { type, modulusLength } = typeOf(options);
  const rounds = wholeNumber(options.rounds, 'key.badRounds', 1, 2000);
  const file = fileArgument ?? join(homedir(), '.ssh', `id_${options.type}`);
  const publicFile = `${file}.pub`;
  // Asked before the passphrase, and before the key costs time.
  for (const one of [file, publicFile]) {
    if (options.force !== true && existsSync(one)) throw new Failure(ExitCode.usage, 'file.exists', { file: one });
  }
  const passphrase = await newPassphrase(file, options, context);
  const comment = options.comment ?? `${userInfo().username}@${hostname()}`;
  const key = await makingKey(modulusLength, options, context, () =>
    generatePrivateKey({
      type,
      comment,
      crypto: nodeCrypto,
      ...(modulusLength === undefined ? {} : { modulusLength }),
    }),
  );
  const content =
    options.format === 'pkcs8'
      ? pkcs8PrivateKey(key, { passphrase, crypto: nodeCrypto })
      : openSshPrivateKey(key, { passphrase, crypto: nodeCrypto, ...(rounds === undefined ? {} : { rounds }) });
  writeNew(file, content, { force: options.force, secret: true });
  writeNew(publicFile, `${publicKeyLine(key.key, comment)}\n`, { force: options.force });
  const facts = {
    file,
    publicFile,
    type: key.key.type,
    bits: publicKeyLength(key.key.publicKey),
    fingerprint: fingerprint(key.key),
    comment,
    encrypted: passphrase !== undefined,
  };
  if (options.json) {
    print(JSON.stringify({ schemaVersion: 1, ...facts }));
    return ExitCode.ok;
  }
  print(say(facts.encrypted ? 'key.gen.private' : 'key.gen.privateOpen', { file }));
  print(say('key.gen.public', { file: publicFile }));
  print(`${facts.bits} ${facts.fingerprint} ${comment} (${shortTypeName(key.key.type)})`);
  print(style.dim(randomart(key.key)));
  return ExitCode.ok;
}

function typeOf({ type, bits }: GenOptions): { type: GeneratedKeyType; modulusLength?: number } {
  switch (type) {
    case 'ecdsa': {
      const curve = ({ 256: 'nistp256', 384: 'nistp384', 521: 'nistp521' } as const)[bits ?? '256'];
      if (curve === undefined)
        throw new Failure(ExitCode.usage, 'key.badBits', { value: bits ?? '', known: [256, 384, 521] });
      return { type: `ecdsa-sha2-${curve}` };
    }
    case 'rsa': {
      const modulusLength = wholeNumber(bits, 'key.badRsaBits', 2048, 16_384);
      return { type: 'ssh-rsa', ...(modulusLength === undefined ? {} : { modulusLength }) };
    }
    default:
      if (bits !== undefined) throw new Failure(ExitCode.usage, 'key.noBits', { type });
      return { type: `ssh-${type}` };
  }
}

function wholeNumber(
  value: string | undefined,
  key: 'key.badRsaBits' | 'key.badRounds',
  minimum: number,
  maximum: number,
): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < minimum || number > maximum)
    throw new Failure(ExitCode.usage, key, { value, minimum, maximum });
  return number;
}
