import type { ErrorContext } from '@cutaway/primitives/errors';
import type { NotApplicable } from './attackers/attacker.js';
import type { Victim } from './network/packet.js';
import type { StepEvent } from './network/recorder.js';
import type { Evidence, Violation } from './verdict/judge.js';

/** What became of a design under an attack. `failed`: the run itself broke, which says nothing about the design. */
export type Outcome = 'safe' | Violation | 'not applicable' | 'failed';

/** The check at which an attack ended. */
export interface Stop {
  /** Key `check.<check>` of the catalogue; `error.<check>` where a connection ended with an error. */
  readonly check: string;
  readonly rule: string;
  /** Who made it. `attacker`: nothing on the victims' side gave way, the attacker could not open what it saw. */
  readonly actor: string;
  readonly step: number;
  /** Id of the event in the trace: the check, or the end. */
  readonly event: number;
  /** Values for the sentence, where a connection ended with an error. */
  readonly context?: ErrorContext;
}

/** What came of one of an attacker's attempts. */
export interface AttemptSummary {
  readonly variant: ErrorContext;
  readonly violations: readonly Violation[];
  readonly stoppedBy?: Stop;
}

/** One attacker against one design: everything that was found out, as plain JSON. */
export interface Cell {
  readonly rung: string;
  readonly attacker: string;
  /** The seed and the crypto provider this can be reproduced with. */
  readonly seed: string;
  readonly provider: string;
  readonly outcome: Outcome;
  /** Everything that happened to the victims, the outcome among it. */
  readonly violations: readonly Violation[];
  readonly evidence: readonly Evidence[];
  /** For `not applicable`: key `not-applicable.<reason>` of the catalogue. */
  readonly reason?: NotApplicable;
  /** For `safe`. */
  readonly stoppedBy?: Stop;
  /** The step that decided: of the check that stopped it, or of the first thing that went wrong for the victims. */
  readonly step?: number;
  /** Victims that found something wrong and gave up. */
  readonly noticedBy: readonly Victim[];
  readonly attempts: readonly AttemptSummary[];
  /** Which of the attempts the trace shows. */
  readonly shown?: number;
  /** For `failed`. */
  readonly error?: string;
  /** All events of client, server and attacker in the attempt that is shown. */
  readonly trace: readonly StepEvent[];
}
