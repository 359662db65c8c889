import { decode, encode } from '@cutaway/primitives/wire';
import { decoding } from '../errors/decoding.js';
import { text } from '../wire/index.js';
import type { CertificateOption, SshCertificate } from './certificate.js';

/** Critical options of user certificates that are known (PROTOCOL.certkeys): whoever does not know one must refuse. */
export type CriticalOptionName = 'force-command' | 'source-address' | 'verify-required';

/** Extensions of user certificates that are known: each permits something, and unknown ones are passed over. */
export type ExtensionName =
  | 'no-touch-required'
  | 'permit-X11-forwarding'
  | 'permit-agent-forwarding'
  | 'permit-port-forwarding'
  | 'permit-pty'
  | 'permit-user-rc';

/** The critical options that this package respects where it evaluates user certificates. */
export const KNOWN_CRITICAL_OPTIONS: readonly CriticalOptionName[] = [
  'force-command',
  'source-address',
  'verify-required',
];

/** What `ssh-keygen -s` permits in a user certificate unless told otherwise. */
export const DEFAULT_EXTENSIONS: readonly ExtensionName[] = [
  'permit-X11-forwarding',
  'permit-agent-forwarding',
  'permit-port-forwarding',
  'permit-pty',
  'permit-user-rc',
];

/** Options to write: a flag is `true`, anything else the text of its value. */
export type OptionValues = Readonly<Record<string, string | true>>;

/** Options in the order and form that certificates need. */
export function certificateOptions(values: OptionValues): CertificateOption[] {
  return Object.entries(values)
    .map(([name, value]) => ({ name, data: value === true ? new Uint8Array() : encode(text(), value) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * The value of an option: its text, `true` for a flag, `undefined` when the certificate does not have it.
 *
 * @throws {SshError} `ssh/malformed-certificate` when the value is no text.
 */
export function certificateOption(
  { criticalOptions, extensions }: Pick<SshCertificate, 'criticalOptions' | 'extensions'>,
  name: CriticalOptionName | ExtensionName | (string & {}),
): string | true | undefined {
  const option = [...criticalOptions, ...extensions].find((candidate) => candidate.name === name);
  return option === undefined ? undefined : optionValue(option);
}

/** @throws {SshError} `ssh/malformed-certificate`. */
export function optionValue({ name, data }: CertificateOption): string | true {
  if (data.length === 0) return true;
  const where = { message: 'certificate', path: name, rule: 'PROTOCOL.certkeys' };
  return decoding('ssh/malformed-certificate', where, () => decode(text(), data));
}
