import { nodeCrypto } from '@cutaway/primitives/node';
import {
  type FingerprintHash,
  fingerprint as fingerprintOf,
  publicKeyLength,
  randomart,
  shortTypeName,
} from '@cutaway/ssh-auth/keys';
import { ExitCode } from '../../exit-code.js';
import type { RunContext } from '../../run-context.js';
import { printableLines } from '../../terminal/printable.js';
import type { PassphraseSource } from './passphrase.js';
import { type KeyFileItem, readKeyFile } from './read-key-file.js';

export interface FingerprintOptions extends PassphraseSource {
  readonly hash: 'sha256' | 'md5';
  readonly randomart?: true;
  readonly json?: true;
}

/** Prints fingerprints as `ssh-keygen -l` does: length, fingerprint, comment, type. */
export async function fingerprint(
  files: readonly string[],
  options: FingerprintOptions,
  context: RunContext,
): Promise<ExitCode> {
  const { print } = context;
  const hash: FingerprintHash = options.hash === 'md5' ? 'MD5' : 'SHA256';
  const told: Record<string, unknown>[] = [];
  for (const file of files) {
    for (const item of await readKeyFile(file, options, context)) {
      const { key, certificate, comment } = item;
      if (options.json) {
        told.push({
          file,
          type: certificate?.type ?? key.type,
          bits: publicKeyLength(key.publicKey),
          sha256: fingerprintOf(key, 'SHA256', nodeCrypto),
          md5: fingerprintOf(key, 'MD5', nodeCrypto),
          comment,
        });
        continue;
      }
      print(fingerprintLine(item, hash));
      if (options.randomart) print(randomart(key, hash, nodeCrypto));
    }
  }
  if (options.json) print(JSON.stringify({ schemaVersion: 1, keys: told }));
  return ExitCode.ok;
}

/** A key in a line of `ssh-keygen -l`. */
function fingerprintLine({ key, certificate, comment }: KeyFileItem, hash: FingerprintHash = 'SHA256'): string {
  const [named = ''] = printableLines(comment);
  const type = `${shortTypeName(key.type)}${certificate === undefined ? '' : '-CERT'}`;
  const shown = fingerprintOf(key, hash, nodeCrypto);
  return `${publicKeyLength(key.publicKey)} ${shown} ${named === '' ? 'no comment' : named} (${type})`;
}
