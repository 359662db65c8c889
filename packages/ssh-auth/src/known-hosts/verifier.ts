import type { KnownHosts, PresentedHostKey } from './known-hosts.js';
import type { NewEntry } from './known-hosts-file.js';
import { type HostKeyVerdict, isTrusted, isUndecided, type UndecidedVerdict } from './verdict.js';

/**
 * What to do about a host that is not known (ssh_config(5), StrictHostKeyChecking).
 *
 * - `yes`: refuse it.
 * - `ask`: ask the user, who compares the fingerprint.
 * - `accept-new`: take and record the key of an unknown host; refuse a changed one.
 * - `insecure-off`: go on even with a changed or revoked key. Such a session is restricted.
 */
export type StrictHostKeyChecking = 'yes' | 'ask' | 'accept-new' | 'insecure-off';

/** What a client does with the key a server presented. */
export interface HostKeyDecision {
  readonly accept: boolean;
  /**
   * The key was taken although it is not the host's: password and keyboard-interactive authentication and every
   * forwarding must stay disabled, because a machine in the middle would profit from them.
   */
  readonly restricted: boolean;
  readonly verdict: HostKeyVerdict;
}

/** Decides about a host key in a client's key exchange. An exception counts as a refusal. */
export type HostKeyVerifier = (presented: PresentedHostKey) => HostKeyDecision | Promise<HostKeyDecision>;

/** What is to be asked; texts in English and Chinese come from `firstUseQuestion` of `./explain`. */
export interface FirstUseQuestion {
  readonly verdict: UndecidedVerdict;
  /** The last answer was neither yes nor no nor the fingerprint. */
  readonly again: boolean;
}

/** How a verifier decides. */
export interface VerifierOptions {
  /** `ask` when there is someone to ask, else `yes`. */
  readonly strictHostKeyChecking?: StrictHostKeyChecking;
  /** Gives the user's answer as typed; `undefined` when there is none to be had. */
  readonly ask?: (question: FirstUseQuestion) => string | undefined | Promise<string | undefined>;
  /** Adds a key that was accepted for the first time to a file. */
  readonly record?: (entry: NewEntry) => void | Promise<void>;
}

/** A verifier that goes by `known_hosts`, with OpenSSH's rules about first use. */
export function hostKeyVerifier(knownHosts: KnownHosts, options: VerifierOptions = {}): HostKeyVerifier {
  const { ask, record } = options;
  const strict = options.strictHostKeyChecking ?? (ask === undefined ? 'yes' : 'ask');
  return async (presented) => {
    const verdict = knownHosts.check(presented);
    if (isTrusted(verdict)) return { accept: true, restricted: false, verdict };
    if (!isUndecided(verdict)) {
      const accept = strict === 'insecure-off';
      return { accept, restricted: accept, verdict };
    }
    const accept = strict === 'ask' ? await confirmed(verdict, ask) : acceptsUnasked(verdict, strict);
    if (accept) await record?.({ names: [verdict.name], key: verdict.key });
    return { accept, restricted: false, verdict };
  };
}

function acceptsUnasked({ verdict }: UndecidedVerdict, strict: StrictHostKeyChecking): boolean {
  return strict === 'insecure-off' || (strict === 'accept-new' && verdict !== 'ca-invalid');
}

async function confirmed(verdict: UndecidedVerdict, ask: VerifierOptions['ask']): Promise<boolean> {
  for (let again = false; ; again = true) {
    const answer = await ask?.({ verdict, again });
    const decision = answer === undefined ? 'no' : readAnswer(answer, verdict.fingerprint);
    if (decision !== 'again') return decision === 'yes';
  }
}

/**
 * What an answer to the question of first use means: `yes` and the fingerprint itself accept, `no` and nothing
 * refuse, anything else must be asked again.
 */
export function readAnswer(answer: string, fingerprint: string): 'yes' | 'no' | 'again' {
  const typed = answer.trim();
  if (typed === fingerprint || typed.toLowerCase() === 'yes') return 'yes';
  return typed === '' || typed.toLowerCase() === 'no' ? 'no' : 'again';
}
