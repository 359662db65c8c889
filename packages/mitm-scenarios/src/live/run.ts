import { ScenarioError } from '../errors.js';
import type { Lab } from '../lab/lab.js';
import type { StepEvent } from '../network/recorder.js';
import { type Fault, parseFault } from './fault.js';
import { runPath } from './path.js';
import type { LiveRun, Refusal, RunRequest } from './result.js';
import { type Choices, completed, type RunKind } from './settings.js';
import { runSsh } from './ssh.js';
import { runTls } from './tls.js';

/** What came of a run, before it is told. */
export interface Outcome {
  readonly outcome: LiveRun['outcome'];
  readonly refusal?: Refusal;
  readonly received: LiveRun['received'];
  /** The faults that came to pass. */
  readonly applied: ReadonlySet<Fault>;
  readonly events: readonly StepEvent[];
}

const RUNS: Readonly<Record<RunKind, (lab: Lab, choices: Choices, faults: readonly Fault[]) => Outcome>> = {
  tls: runTls,
  ssh: runSsh,
  path: runPath,
};

/** So many faults in one run that nobody could follow it. */
const MOST_FAULTS = 16;

/**
 * Runs both ends of a protocol against each other, in memory, with the faults that are asked for. The lab's seed gives
 * the same bytes every time.
 *
 * @throws {ScenarioError} `mitm/unknown-setting`, `mitm/unknown-fault`
 */
export function runLive(lab: Lab, { kind, choices: chosen = {}, faults: texts = [] }: RunRequest): LiveRun {
  const choices = completed(kind, chosen);
  if (texts.length > MOST_FAULTS) throw new ScenarioError('mitm/unknown-fault', { text: texts[MOST_FAULTS] ?? '' });
  const faults = texts.map(parseFault);
  const { applied, ...run } = RUNS[kind](lab, choices, faults);
  return {
    kind,
    seed: lab.seed,
    provider: lab.crypto.name,
    choices,
    faults: texts,
    idle: texts.filter((_, index) => !applied.has(faults[index] as Fault)),
    ...run,
  };
}

/** The command that does the same: `cutaway lab tls --group x25519 --seed … --crypto noble`. */
export function commandFor({ kind, choices, faults, seed, provider }: Omit<LiveRun, 'events'>): string {
  const defaults = completed(kind, {});
  const options = Object.entries(choices)
    .filter(([name, value]) => value !== defaults[name])
    .map(([name, value]) => (value === 'yes' ? `--${name}` : `--${name} ${value}`));
  const given = faults.map((fault) => `--fault ${quoted(fault)}`);
  return ['cutaway lab', kind, ...options, ...given, `--seed ${quoted(seed)}`, `--crypto ${provider}`].join(' ');
}

/** A word as a shell takes it. */
const quoted = (word: string): string => (/^[\w:@=.-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
