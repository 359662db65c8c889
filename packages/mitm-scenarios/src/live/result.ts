import type { CutawayError, ErrorContext, Place } from '@cutaway/primitives/errors';
import type { Victim } from '../network/packet.js';
import type { StepEvent } from '../network/recorder.js';
import type { Choices, RunKind } from './settings.js';

/** What is to be run: everything that decides the bytes. */
export interface RunRequest {
  readonly kind: RunKind;
  readonly choices?: Choices;
  /** As `parseFault` reads them. They concern the last connection of the run. */
  readonly faults?: readonly string[];
}

/** Why a side went no further. */
export interface Refusal {
  readonly actor: Victim;
  /** The error's code: `error.<code>` of the catalogue. */
  readonly code: string;
  readonly context: ErrorContext;
  readonly place: Place;
  /** The clause it enforces. */
  readonly rule: string;
  /** Name of the alert or disconnect reason that the peer was told. */
  readonly told?: string;
  /** The check that failed, where one did: `check.<name>` of the catalogue; and who made it. */
  readonly check?: { readonly name: string; readonly actor: Victim; readonly context: ErrorContext };
  readonly step: number;
  /** Id of the event in the trace: the failed check, or the end. */
  readonly event: number;
}

/** What came of a run, as plain JSON. */
export interface LiveRun {
  readonly kind: RunKind;
  /** The seed and the crypto provider this can be reproduced with. */
  readonly seed: string;
  readonly provider: string;
  readonly choices: Choices;
  readonly faults: readonly string[];
  /** Faults that never came to pass: nothing of the kind was sent. */
  readonly idle: readonly string[];
  /**
   * `completed`: both sides came to the end; `refused`: one found something it must not go on with; `stalled`: each waits
   * for the other.
   */
  readonly outcome: 'completed' | 'refused' | 'stalled';
  /** The first refusal. */
  readonly refusal?: Refusal;
  /** What the server took for the client's, and the client for the server's; text. */
  readonly received: { readonly request?: string; readonly response?: string };
  readonly events: readonly StepEvent[];
}

/**
 * The first refusal of a run, from its errors and its trace.
 *
 * @param clause the one behind errors that name none: bytes that are no message at all.
 */
export function refusalOf(
  events: readonly StepEvent[],
  errors: Readonly<Partial<Record<Victim, CutawayError | undefined>>>,
  clause: string,
): Refusal | undefined {
  const end = events.find((event) => event.kind === 'end' && event.by === 'local' && event.error !== undefined);
  if (end?.kind !== 'end') return undefined;
  const actor = end.actor as Victim;
  const error = errors[actor];
  if (error === undefined) return undefined;
  const failed = events.find(
    (event) => event.kind === 'check' && event.outcome === 'failed' && event.actor !== 'attacker' && event.id < end.id,
  );
  const check = failed?.kind === 'check' ? failed : undefined;
  return {
    actor,
    code: error.code,
    context: error.context,
    place: error.place,
    rule: error.rule ?? check?.rule ?? clause,
    ...(end.name === undefined ? {} : { told: end.name }),
    ...(check === undefined
      ? {}
      : { check: { name: check.name, actor: check.actor as Victim, context: check.context ?? {} } }),
    step: end.step,
    event: check?.id ?? end.id,
  };
}
