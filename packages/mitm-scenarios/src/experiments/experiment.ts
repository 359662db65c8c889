import type { ErrorContext } from '@cutaway/primitives/errors';
import type { Tracer } from '@cutaway/primitives/trace';
import type { Attacker } from '../attackers/attacker.js';
import type { Cell } from '../cell.js';
import type { Lab } from '../lab/lab.js';
import type { StepEvent } from '../network/recorder.js';
import type { Rung } from '../rungs/rung.js';

/** What an experiment is for: a claim to be measured, a reader's question, or a mistake to be put right. */
export type ExperimentKind = 'measure' | 'question' | 'erratum';

/** Something that can be run to find out whether what is said is so. */
export interface Experiment {
  readonly kind: ExperimentKind;
  /** `avalanche`, `q4`, `aes-key-sizes`. */
  readonly id: string;
  run(bench: Bench): void;
}

/** What an experiment works with. */
export interface Bench {
  readonly lab: Lab;
  readonly tracer: Tracer;
  /** Milliseconds from some moment on. */
  readonly clock: () => number;
  /** Runs a cell of the matrix; its trace becomes part of the experiment's. */
  cell(rung: Rung, attacker: Attacker): Cell;
  /**
   * Notes something that was found out.
   *
   * @param name key `<kind>.<id>.<name>` of the catalogue, whose placeholders are the facts.
   * @param holds whether it is as the experiment expects.
   * @param rule the clause that says so, where there is one.
   */
  observe(name: string, holds: boolean, facts?: ErrorContext, rule?: string): void;
  /** Notes numbers that belong together: one row of the experiment's table. */
  row(values: ErrorContext): void;
}

/** Something that was found out. */
export interface Observation {
  readonly name: string;
  readonly holds: boolean;
  readonly facts: ErrorContext;
  readonly rule?: string;
}

/** What came of an experiment, as plain JSON. */
export interface Findings {
  readonly kind: ExperimentKind;
  readonly id: string;
  readonly seed: string;
  readonly provider: string;
  /** Whether everything was as expected, and something was observed at all. */
  readonly holds: boolean;
  readonly observations: readonly Observation[];
  readonly table: readonly ErrorContext[];
  /** Set when the experiment broke. */
  readonly error?: string;
  readonly trace: readonly StepEvent[];
}
