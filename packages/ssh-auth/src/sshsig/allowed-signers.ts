import type { CryptoProvider } from '@cutaway/primitives/crypto';
import { noble } from '@cutaway/primitives/noble';
import type { SshCertificate } from '../certificates/certificate.js';
import { type CertificateProblem, certificateProblems } from '../certificates/validate.js';
import { SshError } from '../errors/index.js';
import { type SshPublicKey, samePublicKey } from '../keys/public-key.js';
import { parsePublicKeyLine } from '../keys/public-key-line.js';
import { parseOptionList, splitOptions } from '../option-list/option-list.js';
import { matchPatternList } from '../pattern/pattern.js';
import { parseAbsoluteTime } from '../time/absolute-time.js';

/** A line of an `allowed_signers` file (ssh-keygen(1), ALLOWED SIGNERS). */
export interface AllowedSigner {
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
  /** Patterns with commas between. */
  readonly principals: string;
  /** The key is an authority's, whose certificates are meant. */
  readonly certAuthority: boolean;
  /** Patterns with commas between; any namespace without. */
  readonly namespaces: string | undefined;
  /** Seconds since 1970. */
  readonly validAfter: number | undefined;
  readonly validBefore: number | undefined;
  readonly key: SshPublicKey;
}

/**
 * What a line says about a signature.
 *
 * - `allowed`: it allows it.
 * - `broken`: the line cannot be read.
 * - `key`, `principal`, `namespace`: it is about another one.
 * - `not-yet-valid`, `expired`: its time has not come, or is over.
 * - `certificate`: it is the authority's, and the certificate is not good (`problems`).
 */
export type SignerOutcome =
  | 'allowed'
  | 'broken'
  | 'key'
  | 'principal'
  | 'namespace'
  | 'not-yet-valid'
  | 'expired'
  | 'certificate';

/** A line and what it says. */
export interface SignerStep {
  readonly file: string;
  readonly line: number;
  readonly outcome: SignerOutcome;
  readonly problems?: readonly CertificateProblem[];
}

/** Who is said to have signed what, and when. */
export interface SignerClaim {
  readonly key: SshPublicKey;
  readonly certificate?: SshCertificate;
  readonly principal: string;
  readonly namespace: string;
  /** Seconds since 1970, when the signature was made. */
  readonly time: number;
}

/** Who may sign, from the text of an `allowed_signers` file. */
export class AllowedSigners {
  /** Lines that can be read, and the numbers of those that cannot. */
  readonly lines: readonly (AllowedSigner | { readonly file: string; readonly line: number; readonly broken: true })[];
  private readonly crypto: CryptoProvider;

  constructor(content: string, name = 'allowed_signers', crypto: CryptoProvider = noble) {
    this.crypto = crypto;
    this.lines = content.split('\n').flatMap((line, index) => parseLine(line.replace(/\r$/, ''), name, index + 1));
  }

  /** Whether someone may have signed; with what each line says about it. The first line that allows it decides. */
  check(claim: SignerClaim): { readonly allowed: boolean; readonly steps: readonly SignerStep[] } {
    const steps: SignerStep[] = [];
    for (const line of this.lines) {
      const { file, line: number } = line;
      const judged = 'broken' in line ? { outcome: 'broken' as const } : this.judge(line, claim);
      steps.push({ file, line: number, ...judged });
      if (judged.outcome === 'allowed') return { allowed: true, steps };
    }
    return { allowed: false, steps };
  }

  /**
   * The names under which a key may sign, as `ssh-keygen -Y find-principals` finds them: the patterns of the first
   * line with the key, or the names in the certificate that the authority's line allows. The namespace is not asked.
   */
  principalsOf({ key, certificate, time }: Omit<SignerClaim, 'principal' | 'namespace'>): string[] {
    for (const line of this.lines) {
      if ('broken' in line) continue;
      const { principals, namespaces: _, ...unbound } = line;
      const about = { key, time, namespace: '', ...(certificate === undefined ? {} : { certificate }) };
      const judge = (principal: string) =>
        this.judge({ ...unbound, principals: '*', namespaces: undefined }, { ...about, principal }).outcome;
      if (!line.certAuthority) {
        if (judge('') === 'allowed') return principals.split(',');
        continue;
      }
      const names = (certificate?.principals ?? []).filter(
        (name) => matchPatternList(name, principals) === 'matched' && judge(name) === 'allowed',
      );
      if (names.length > 0) return names;
    }
    return [];
  }

  private judge(
    signer: AllowedSigner,
    { key, certificate, principal, namespace, time }: SignerClaim,
  ): { outcome: SignerOutcome; problems?: readonly CertificateProblem[] } {
    const { certAuthority, namespaces, validAfter, validBefore } = signer;
    const signing = certAuthority ? certificate?.signatureKey : certificate === undefined ? key : undefined;
    if (signing === undefined || !samePublicKey(signer.key, signing)) return { outcome: 'key' };
    if (matchPatternList(principal, signer.principals) !== 'matched') return { outcome: 'principal' };
    if (namespaces !== undefined && matchPatternList(namespace, namespaces) !== 'matched') {
      return { outcome: 'namespace' };
    }
    if (validAfter !== undefined && time < validAfter) return { outcome: 'not-yet-valid' };
    if (validBefore !== undefined && time > validBefore) return { outcome: 'expired' };
    if (certificate === undefined) return { outcome: 'allowed' };
    const problems = certificateProblems(certificate, {
      role: 'user',
      principal,
      requirePrincipals: true,
      now: time,
      // They restrict logins, not signatures.
      criticalOptions: certificate.criticalOptions.map(({ name }) => name),
      crypto: this.crypto,
    });
    return problems.length === 0 ? { outcome: 'allowed' } : { outcome: 'certificate', problems };
  }
}

function parseLine(text: string, file: string, line: number): AllowedSigners['lines'][number][] {
  const content = text.replace(/^[ \t]+/, '');
  if (content === '' || content.startsWith('#')) return [];
  try {
    return [{ file, line, ...readLine(content) }];
  } catch (error) {
    if (!(error instanceof SshError)) throw error;
    return [{ file, line, broken: true }];
  }
}

function readLine(content: string): Omit<AllowedSigner, 'file' | 'line'> {
  const [, quoted, plain, rest = ''] = /^(?:"([^"]*)"|([^ \t"]+))[ \t]+(.*)$/s.exec(content) ?? [];
  const principals = quoted ?? plain;
  if (principals === undefined || principals === '') throw malformed();
  const bare = keyIn(rest);
  if (bare !== undefined) return { principals, key: bare, ...optionsOf(undefined) };
  const parts = splitOptions(rest);
  if (parts === undefined) throw malformed();
  return { principals, key: parsePublicKeyLine(parts.rest).key, ...optionsOf(parts.options) };
}

/** The key when the line goes on with one, without options. */
function keyIn(rest: string): SshPublicKey | undefined {
  try {
    return parsePublicKeyLine(rest).key;
  } catch (error) {
    if (error instanceof SshError) return undefined;
    throw error;
  }
}

function optionsOf(
  text: string | undefined,
): Pick<AllowedSigner, 'certAuthority' | 'namespaces' | 'validAfter' | 'validBefore'> {
  const options = text === undefined ? [] : parseOptionList(text);
  if (options === undefined) throw malformed();
  const values = new Map<string, string | undefined>();
  for (const { name, value } of options) {
    const isFlag = name === 'cert-authority';
    if (!isFlag && !['namespaces', 'valid-after', 'valid-before'].includes(name)) throw malformed();
    if (isFlag !== (value === undefined) || (!isFlag && values.has(name))) throw malformed();
    values.set(name, value);
  }
  return {
    certAuthority: values.has('cert-authority'),
    namespaces: values.get('namespaces'),
    validAfter: timeOf(values.get('valid-after')),
    validBefore: timeOf(values.get('valid-before')),
  };
}

function timeOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const time = parseAbsoluteTime(text);
  if (time === undefined) throw malformed();
  return time;
}

function malformed(): SshError {
  return new SshError('ssh/malformed-key', { context: { reason: 'options' }, rule: 'ssh-keygen(1), ALLOWED SIGNERS' });
}
