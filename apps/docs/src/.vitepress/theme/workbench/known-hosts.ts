import type { Language } from '@cutaway/primitives/explain';
import { noble } from '@cutaway/primitives/noble';
import { publicKeysIn } from '@cutaway/ssh-auth/certificates';
import { explainVerdict } from '@cutaway/ssh-auth/explain';
import { type HostKeyVerdict, isTrusted, KnownHosts, KnownHostsFile, SSH_PORT } from '@cutaway/ssh-auth/known-hosts';
import { WorkbenchError } from './errors.js';

export interface KnownHostsInput {
  /** The text of `known_hosts`. */
  readonly knownHosts: string;
  readonly host: string;
  readonly port?: number;
  /** What the server shows: public keys, certificates, or the output of `ssh-keyscan`. */
  readonly keys: string;
  readonly language: Language;
}

export interface ShownVerdict {
  readonly verdict: HostKeyVerdict['verdict'];
  readonly trusted: boolean;
  readonly fingerprint: string;
  /** What was found, and what to do. */
  readonly lines: readonly string[];
}

/** What a client would make of each key, and the lines of `known_hosts` that nobody can read. */
export interface CheckedHost {
  readonly verdicts: readonly ShownVerdict[];
  readonly broken: readonly number[];
}

/** Judges host keys as a client would. @throws {SshError} @throws {WorkbenchError} for what cannot be read. */
export function checkHost({ knownHosts, host, port = SSH_PORT, keys, language }: KnownHostsInput): CheckedHost {
  if (host.trim() === '' || keys.trim() === '') throw new WorkbenchError('workbench/nothing-given');
  const file = new KnownHostsFile(knownHosts, 'known_hosts', noble);
  const judge = new KnownHosts([file], { crypto: noble });
  const presented = publicKeysIn(keys, 'KEY');
  if (presented.length === 0) throw new WorkbenchError('workbench/nothing-found');
  return {
    verdicts: presented.map(({ key, certificate }) => {
      const verdict = judge.check({ host: host.trim(), port, key: (certificate ?? key).blob });
      return {
        verdict: verdict.verdict,
        trusted: isTrusted(verdict),
        fingerprint: verdict.fingerprint,
        lines: explainVerdict(verdict, language).split('\n'),
      };
    }),
    broken: file.lines.flatMap(({ kind, line }) => (kind === 'broken' ? [line] : [])),
  };
}
