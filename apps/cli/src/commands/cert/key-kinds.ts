import type { KeyGeneration } from '@cutaway/primitives/crypto';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';

/** Kinds of keys that can be asked for by name. */
const KEY_KINDS: Readonly<Record<string, KeyGeneration>> = {
  'p-256': { type: 'EC', curve: 'P-256' },
  'p-384': { type: 'EC', curve: 'P-384' },
  'p-521': { type: 'EC', curve: 'P-521' },
  ed25519: { type: 'Ed25519' },
  'rsa-2048': { type: 'RSA', modulusLength: 2048 },
  'rsa-3072': { type: 'RSA', modulusLength: 3072 },
  'rsa-4096': { type: 'RSA', modulusLength: 4096 },
};

/** The kind of key of a name. @throws {Failure} */
export function kindOf(name: string): KeyGeneration {
  const kind = Object.hasOwn(KEY_KINDS, name) ? KEY_KINDS[name] : undefined;
  if (kind === undefined)
    throw new Failure(ExitCode.usage, 'cert.badKeyType', { value: name, known: Object.keys(KEY_KINDS) });
  return kind;
}

/** How long an RSA key is; `undefined` for other kinds. */
export function bitsOf(kind: KeyGeneration): number | undefined {
  return kind.type === 'RSA' ? kind.modulusLength : undefined;
}

/** A number of days, up to a hundred years. @throws {Failure} */
export function daysOf(text: string): number {
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1 || days > 36_500)
    throw new Failure(ExitCode.usage, 'cert.badDays', { value: text });
  return days;
}
