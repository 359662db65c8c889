import { CutawayError, type ErrorContext } from '@cutaway/primitives/errors';

/**
 * What this package throws.
 *
 * - `mitm/refused`: a party of a scenario verified something and it did not hold; `check` names it.
 * - `mitm/unknown-rung`, `mitm/unknown-attacker`: no such entry; `suggestion` holds the nearest name.
 * - `mitm/unknown-setting`, `mitm/unknown-fault`: a live run was asked for with what there is not.
 * - `mitm/no-design`: an edited source is no design, or imports what it may not.
 * - `mitm/endless`: a scenario moved more packets than any of them needs.
 * - `mitm/unknown-case`, `mitm/unknown-client`: no such entry of the gauntlet; `suggestion` holds the nearest name.
 * - `mitm/unknown-placeholder`: a client's command line has `{name}`, which stands for nothing.
 * - `mitm/unreadable-report`: a file is no report of the gauntlet.
 * - `mitm/client-gone`, `mitm/client-silent`: an intercepted client left, or said nothing.
 * - `mitm/server-unreachable`, `mitm/leads-to-itself`: the genuine server cannot be reached, or is the interception.
 * - `mitm/no-server-name`, `mitm/not-connect`: an intercepted client does not say where it wants to go.
 * - `mitm/unknown-certificate`: no such certificate can be presented; `suggestion` holds the nearest name.
 */
export type ScenarioErrorCode =
  | 'mitm/refused'
  | 'mitm/unknown-rung'
  | 'mitm/unknown-attacker'
  | 'mitm/unknown-setting'
  | 'mitm/unknown-fault'
  | 'mitm/no-design'
  | 'mitm/endless'
  | 'mitm/unknown-case'
  | 'mitm/unknown-client'
  | 'mitm/unknown-placeholder'
  | 'mitm/client-not-prepared'
  | 'mitm/unreadable-report'
  | 'mitm/client-gone'
  | 'mitm/client-silent'
  | 'mitm/server-unreachable'
  | 'mitm/leads-to-itself'
  | 'mitm/no-server-name'
  | 'mitm/not-connect'
  | 'mitm/unknown-certificate';

/** Thrown by this package and by the programs inside its scenarios. */
export class ScenarioError extends CutawayError<ScenarioErrorCode> {
  override readonly name = 'ScenarioError';

  constructor(code: ScenarioErrorCode, context: ErrorContext, rule?: string) {
    super(code, { context, rule });
  }
}
