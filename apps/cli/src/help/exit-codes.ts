import type { CliPhraseKey } from '../catalogue/index.js';

/** An exit code of a command, or `*` for those it takes over from another program, with its meaning. */
export interface ExitMeaning {
  readonly code: string;
  readonly key: CliPhraseKey;
}

const meaning = (code: number): ExitMeaning => ({ code: String(code), key: `exit.${code}` as CliPhraseKey });

const READS = [0, 2, 4];
const VERIFIES = [0, 1, 2, 4];
const CONNECTS = [0, 1, 2, 3, 4];

/** Codes a command may end with, besides 70, by its name below `cutaway`. */
const CODES: Readonly<Record<string, readonly number[]>> = {
  tls: CONNECTS,
  'tls serve': [0, 2, 3, 4],
  ssh: CONNECTS,
  'ssh serve': [0, 2, 3, 4],
  lab: [0, 2],
  'lab ask': [0, 1, 2],
  'lab measure': [0, 1, 2],
  'lab errata': [0, 1, 2],
  'lab tls': [0, 2],
  'lab ssh': [0, 2],
  'lab path': [0, 2],
  'cert verify': CONNECTS,
  'cert lint': VERIFIES,
  'cert fetch': [0, 2, 3, 4],
  'crl verify': VERIFIES,
  'ocsp ask': CONNECTS,
  'ocsp verify': VERIFIES,
  'gauntlet tls': CONNECTS,
  'gauntlet ssh': CONNECTS,
  'gauntlet smtp': CONNECTS,
  'gauntlet imap': CONNECTS,
  'gauntlet pop3': CONNECTS,
  'gauntlet list': [0, 2],
  'gauntlet clients': [0, 2],
  'gauntlet serve': [0, 1, 2, 3],
  'intercept tls': [0, 2, 3, 4],
  'intercept ssh': [0, 2, 3, 4],
  decode: VERIFIES,
  'key verify': VERIFIES,
  'key copy-id': CONNECTS,
  'authorized-keys explain': VERIFIES,
  'known-hosts find': VERIFIES,
  'known-hosts check': CONNECTS,
  'known-hosts add': CONNECTS,
  'known-hosts remove': VERIFIES,
  audit: CONNECTS,
  'audit ssh': CONNECTS,
  'audit targets': CONNECTS,
  explain: [0, 2],
  completion: [0, 2],
  man: [0, 2, 4],
  schema: [0, 2],
};

/** What a command may end with, the lowest first. */
export function exitMeanings(path: string): readonly ExitMeaning[] {
  const codes = [...(path === '' ? CONNECTS : (CODES[path] ?? READS)), 70].map(meaning);
  return path === 'ssh' ? [...codes, { code: '*', key: 'exit.remote' }] : codes;
}

/** Commands whose exit codes are told here one by one. A test holds them against the tree. */
export const commandsWithExitCodes: readonly string[] = Object.keys(CODES);
