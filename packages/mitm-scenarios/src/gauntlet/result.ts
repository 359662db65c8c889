import type { TraceEvent } from '@cutaway/primitives/trace';
import type { Severity } from './severity.js';
import type { ClientProtocol, Stage } from './stage.js';
import type { Verdict, VerdictReason } from './verdict.js';
import type { Observation } from './witness.js';

/** What was seen of one run of the client. */
export interface RunReport {
  readonly stage: Stage;
  readonly connections: number;
  /** The alert or disconnect reason that the client sent. */
  readonly complaint?: string;
  readonly observations: readonly Observation[];
  /** Supporting evidence only. */
  readonly exit: {
    readonly status?: number;
    readonly signal?: string;
    readonly timedOut: boolean;
    readonly missing?: string;
    readonly stdout: string;
    readonly stderr: string;
    readonly written: number;
    /** Processes that the client left running, which were ended. */
    readonly left?: number;
  };
  /** Milliseconds that the client ran. */
  readonly duration: number;
  readonly trace?: readonly TraceEvent[];
}

/** What became of one case. */
export interface CaseResult {
  readonly id: string;
  readonly protocol: ClientProtocol;
  readonly group: string;
  readonly control: boolean;
  readonly severity: Severity;
  readonly rules: readonly string[];
  readonly cve?: readonly string[];
  readonly cwe?: readonly number[];
  readonly where?: { readonly message: string; readonly field?: string };
  readonly verdict: Verdict;
  readonly reason: VerdictReason;
  readonly twin?: RunReport;
  readonly attack?: RunReport;
}

/** The version of {@link GauntletReport}. */
export const REPORT_SCHEMA_VERSION = 1;

/** Everything a run of the gauntlet found. Plain JSON. */
export interface GauntletReport {
  readonly schemaVersion: typeof REPORT_SCHEMA_VERSION;
  readonly kind: 'gauntlet';
  /** Names the client in comparisons. */
  readonly client: string;
  readonly argv: readonly string[];
  readonly protocol: ClientProtocol;
  readonly started: string;
  /** Milliseconds. */
  readonly duration: number;
  /** Cases that were tried side by side. */
  readonly jobs: number;
  /** Milliseconds spent waiting for the client, over all runs that went side by side. */
  readonly clientTime: number;
  /** Whether the run was ended before all cases were tried. */
  readonly partial: boolean;
  readonly summary: Readonly<Record<Verdict, number>>;
  readonly results: readonly CaseResult[];
}
