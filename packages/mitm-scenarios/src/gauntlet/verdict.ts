import { type HostileCase, isControl } from './hostile-case.js';
import { reached, type Stage } from './stage.js';
import type { Offer } from './witness.js';

/**
 * - `FELL`: the client went on under attack as far as it does with an honest server, or needs no attack to be harmed.
 * - `REFUSED`: it came, and did not go on: as it should under attack, as it should not in a control.
 * - `ACCEPTED`: it went on in a control.
 * - `NOT_OFFERED`: it never offered what the attack is made of.
 * - `INCONCLUSIVE`: it did not get through to the honest twin either, did not come, or did not end by itself.
 * - `NOT_TESTABLE`: it cannot be given what the case needs.
 */
export type Verdict = 'FELL' | 'REFUSED' | 'ACCEPTED' | 'NOT_OFFERED' | 'INCONCLUSIVE' | 'NOT_TESTABLE';

/** Why a verdict is what it is: key of the sentence `verdict-reason.<reason>`. */
export type VerdictReason =
  | 'went-on'
  | 'harmed-anyway'
  | 'stopped'
  | 'accepted'
  | 'refused-control'
  | 'not-offered'
  | 'twin-failed'
  | 'never-came'
  | 'never-came-before'
  | 'client-missing'
  | 'twin-timeout'
  | 'attack-timeout'
  | 'attack-not-sent'
  | 'interrupted'
  | 'placeholder-missing'
  | 'skipped'
  | 'other-authority'
  | 'output-unseen'
  | 'name-missing';

/** What came of one run of a client against one server. */
export interface Run {
  readonly stage: Stage;
  readonly offer?: Offer | undefined;
  /** Names of what the server observed. */
  readonly observed: readonly string[];
  /** Whether the client had to be ended because it took too long. */
  readonly timedOut: boolean;
  /** The client could not be started at all. */
  readonly missing?: boolean;
}

/** Judges by evidence alone. @param attack absent for controls, and when the twin already failed. */
export function judge(
  hostile: HostileCase,
  twin: Run,
  attack?: Run,
): { readonly verdict: Verdict; readonly reason: VerdictReason } {
  const { protocol, goal } = hostile;
  if (twin.missing === true) return { verdict: 'INCONCLUSIVE', reason: 'client-missing' };
  const { harm } = hostile;
  if (harm !== undefined && twin.observed.includes(harm)) return { verdict: 'FELL', reason: 'harmed-anyway' };
  const twinPassed = reached(protocol, twin.stage, goal);
  if (isControl(hostile)) {
    if (twinPassed) return { verdict: 'ACCEPTED', reason: 'accepted' };
    if (twin.stage === 'none') return { verdict: 'INCONCLUSIVE', reason: 'never-came' };
    // A program that shows no answers at all may have read this one.
    if (protocol === 'tls' && goal === 'answer-shown' && reached(protocol, twin.stage, 'application-data')) {
      return { verdict: 'INCONCLUSIVE', reason: 'output-unseen' };
    }
    return twin.timedOut
      ? { verdict: 'INCONCLUSIVE', reason: 'twin-timeout' }
      : { verdict: 'REFUSED', reason: 'refused-control' };
  }
  if (!twinPassed) {
    if (twin.offer !== undefined && hostile.offered?.(twin.offer) === false) {
      return { verdict: 'NOT_OFFERED', reason: 'not-offered' };
    }
    return { verdict: 'INCONCLUSIVE', reason: twin.timedOut ? 'twin-timeout' : 'twin-failed' };
  }
  if (attack === undefined) return { verdict: 'INCONCLUSIVE', reason: 'interrupted' };
  if (attack.missing === true) return { verdict: 'INCONCLUSIVE', reason: 'client-missing' };
  if (isFall(hostile, attack.stage, attack.observed)) return { verdict: 'FELL', reason: 'went-on' };
  if (attack.offer !== undefined && hostile.offered?.(attack.offer) === false) {
    return { verdict: 'NOT_OFFERED', reason: 'not-offered' };
  }
  if (attack.observed.includes('server-ended')) return { verdict: 'INCONCLUSIVE', reason: 'attack-not-sent' };
  // Who never got as far as a first message refused nothing: the server may not have been heard at all.
  const heard = hostile.inGreeting === true ? 'connected' : 'hello';
  if (!reached(protocol, attack.stage, heard)) return { verdict: 'INCONCLUSIVE', reason: 'never-came' };
  if (attack.timedOut && hostile.silence === true) return { verdict: 'REFUSED', reason: 'stopped' };
  if (attack.timedOut) return { verdict: 'INCONCLUSIVE', reason: 'attack-timeout' };
  return { verdict: 'REFUSED', reason: 'stopped' };
}

/** Whether what was seen of a client under attack is a fall. @param observed names of what the server observed */
export function isFall(
  { protocol, goal, fallShows, harm }: HostileCase,
  stage: Stage,
  observed: readonly string[],
): boolean {
  if (harm !== undefined && observed.includes(harm)) return true;
  return fallShows === undefined ? reached(protocol, stage, goal) : observed.includes(fallShows);
}
