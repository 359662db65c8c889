import { cipherSuites } from '@cutaway/tls-handshake/registry';
import { ScenarioError } from '../errors.js';
import { nearest } from '../nearest.js';

/** What can be run: two ends of TLS, two ends of SSH, or the validation of a certification path. */
export type RunKind = 'tls' | 'ssh' | 'path';

/** Something that can be chosen before a run. */
export interface Setting {
  /** As command lines have it: `client-certificate`. */
  readonly name: string;
  /** The first is taken unless one is chosen. `no` and `yes` make a switch. */
  readonly values: readonly [string, ...string[]];
}

/** What was chosen, by name; what is left away has its first value. */
export type Choices = Readonly<Record<string, string>>;

const SWITCH = ['no', 'yes'] as const;

/** Whose certificate the server shows. */
const IDENTITIES = ['genuine', 'expired', 'other-domain', 'forged-issuer', 'modified', 'attacker'] as const;

/** A suite that the version and the server's key leave to choose from. */
function suiteNames(version: string, certificate: string): string[] {
  const authentication = certificate === 'rsa' ? 'RSA' : 'ECDSA';
  return cipherSuites
    .filter((suite) =>
      version === '1.3'
        ? suite.keyExchange === null
        : suite.keyExchange !== null &&
          suite.authentication === authentication &&
          suite.encryption.type === 'aead' &&
          suite.keyExchange !== 'DHE',
    )
    .map(({ name }) => name);
}

const ALL_SUITES = [
  ...new Set([...suiteNames('1.3', 'rsa'), ...suiteNames('1.2', 'ecdsa'), ...suiteNames('1.2', 'rsa')]),
];

/** The settings of each kind of run, in the order in which they are shown. */
export const settings: Readonly<Record<RunKind, readonly Setting[]>> = {
  tls: [
    { name: 'version', values: ['1.3', '1.2'] },
    {
      name: 'group',
      values: ['x25519', 'X25519MLKEM768', 'secp256r1', 'secp384r1', 'secp521r1', 'x448', 'ffdhe2048', 'ffdhe3072'],
    },
    { name: 'certificate', values: ['ecdsa', 'rsa', 'ed25519'] },
    { name: 'suite', values: ['any', ...ALL_SUITES] },
    { name: 'identity', values: IDENTITIES },
    { name: 'resume', values: SWITCH },
    { name: 'retry', values: SWITCH },
    { name: 'client-certificate', values: SWITCH },
  ],
  ssh: [
    { name: 'login', values: ['publickey', 'password', 'wrong-password'] },
    {
      name: 'kex',
      values: [
        'mlkem768x25519-sha256',
        'curve25519-sha256',
        'ecdh-sha2-nistp256',
        'ecdh-sha2-nistp384',
        'diffie-hellman-group14-sha256',
      ],
    },
    { name: 'host-key', values: ['ssh-ed25519', 'ecdsa-sha2-nistp256', 'rsa-sha2-256', 'rsa-sha2-512'] },
    { name: 'cipher', values: ['chacha20-poly1305@openssh.com', 'aes256-gcm@openssh.com', 'aes128-ctr'] },
    { name: 'known-host', values: ['known', 'changed', 'unchecked'] },
  ],
  path: [
    { name: 'identity', values: IDENTITIES },
    { name: 'depth', values: ['intermediate', 'root'] },
    { name: 'certificate', values: ['ecdsa', 'rsa', 'ed25519'] },
    { name: 'rogue-root', values: SWITCH },
  ],
};

/**
 * Completes what was chosen with the first value of each other setting.
 *
 * @throws {ScenarioError} `mitm/unknown-setting`
 */
export function completed(kind: RunKind, chosen: Choices): Choices {
  const known = settings[kind];
  for (const [name, value] of Object.entries(chosen)) {
    const setting = known.find((one) => one.name === name);
    const names = setting === undefined ? known.map((one) => one.name) : setting.values;
    if (setting?.values.includes(value) === true) continue;
    const given = setting === undefined ? name : value;
    throw new ScenarioError('mitm/unknown-setting', { name: given, suggestion: nearest(given, names), known: names });
  }
  return Object.fromEntries(known.map(({ name, values }) => [name, chosen[name] ?? values[0]]));
}

/** The values of a setting that go with what else was chosen. */
export function fitting(kind: RunKind, { name, values }: Setting, chosen: Choices): readonly string[] {
  if (kind !== 'tls') return values;
  const { version = '1.3', certificate = 'ecdsa' } = completed(kind, chosen);
  if (name === 'suite') return ['any', ...suiteNames(version, certificate)];
  // Hybrids came with TLS 1.3 (draft-ietf-tls-ecdhe-mlkem §1). DHE suites are not among those of TLS 1.2 here.
  if (name === 'group' && version === '1.2') return values.filter((value) => !/^(X25519MLKEM|ffdhe)/.test(value));
  return name === 'retry' && version === '1.2' ? ['no'] : values;
}
