import { availableParallelism } from 'node:os';
import { nodeCrypto } from '@cutaway/primitives/node';
import { ScenarioError } from '../../errors.js';
import type { HostileCase } from '../../gauntlet/hostile-case.js';
import { Material } from '../../gauntlet/material.js';
import type { CaseResult, GauntletReport } from '../../gauntlet/result.js';
import type { ClientProtocol } from '../../gauntlet/stage.js';
import { type ClientTemplate, PLACEHOLDERS, placeholdersOf } from '../../gauntlet/template.js';
import type { VerdictReason } from '../../gauntlet/verdict.js';
import { describe, gather } from './gather.js';
import { endMarked } from './marked-processes.js';
import { prepareClient } from './prepare-client.js';
import { tryCase } from './try-case.js';

/** What to run through the gauntlet, and how. */
export interface GauntletOptions {
  readonly client: ClientTemplate;
  /** All of one protocol, as {@link casesByProtocol} has them, or some of them. */
  readonly cases: readonly HostileCase[];
  /** The client's name in the report: its program's unless given. */
  readonly name?: string;
  /** Keys and the time: new ones unless given. */
  readonly material?: Material;
  /** Cases tried side by side: as many as there are processors unless given. */
  readonly jobs?: number;
  /** Milliseconds that one run of the client may take: 10 000 unless given. */
  readonly timeout?: number;
  /** Whether results hold the full traces: `true` unless given. */
  readonly trace?: boolean;
  /** Ends the run: the client's processes are killed, and the report says that it is partial. */
  readonly signal?: AbortSignal;
  /** Called with each result as it comes. */
  readonly onResult?: (result: CaseResult, done: number, total: number) => void;
}

const TIMEOUT = 10_000;

/** Honest servers to which a client did not come, after which it is not started any more. */
const ENOUGH_HONEST_SERVERS = 4;

/**
 * Runs a client against every case and its twin, on loopback, and tells which it fell for.
 *
 * @throws {ScenarioError} `mitm/unknown-placeholder`, `mitm/client-not-prepared`.
 */
export async function runGauntlet(options: GauntletOptions): Promise<GauntletReport> {
  const { client, cases, signal, timeout = TIMEOUT, trace = true, jobs = availableParallelism() } = options;
  const protocol = cases[0]?.protocol ?? 'tls';
  checkTemplate(client, protocol);
  const material = options.material ?? new Material(nodeCrypto);
  const marker = material.nonce();
  const started = new Date();
  const began = performance.now();
  const preparation = await prepareClient(client, marker, signal);
  const prepared = preparation?.values;
  const workers = Math.max(1, Math.min(Math.floor(jobs), cases.length));
  const results: CaseResult[] = new Array(cases.length);
  let next = 0;
  let done = 0;
  let missing = preparation?.missing === true;
  let reached = false;
  let missed = 0;
  const reasonNotToTry = (): VerdictReason | undefined => {
    if (signal?.aborted === true) return 'interrupted';
    if (missing) return 'client-missing';
    return !reached && missed >= ENOUGH_HONEST_SERVERS ? 'never-came-before' : undefined;
  };
  const unfinished: Promise<void>[] = [];
  const atTheEnd = (work: Promise<void>): void => void unfinished.push(work);
  const running = { client, prepared, marker, timeout, signal, trace, atTheEnd };
  const worker = async (): Promise<void> => {
    while (next < cases.length) {
      const index = next++;
      const hostile = cases[index] as HostileCase;
      const untried = reasonNotToTry();
      const result: CaseResult =
        untried === undefined
          ? await tryCase(hostile, material, running)
          : { ...describe(hostile), verdict: 'INCONCLUSIVE', reason: untried };
      // A program that is not there will not be there for the next case.
      missing ||= result.reason === 'client-missing';
      results[index] = result;
      if (result.twin?.stage === 'none') missed++;
      else reached ||= result.twin !== undefined;
      options.onResult?.(result, ++done, cases.length);
    }
  };
  try {
    await Promise.all(Array.from({ length: workers }, worker));
  } finally {
    preparation?.remove();
    // After each run only processes that are younger than the client were looked at, and numbers begin anew.
    endMarked(marker);
    await Promise.all(unfinished);
  }
  return gather(results, {
    client: options.name ?? client.argv[0] ?? client.trigger ?? '',
    argv: client.argv,
    protocol,
    started: started.toISOString(),
    duration: performance.now() - began,
    jobs: workers,
    partial: signal?.aborted === true,
  });
}

function checkTemplate(client: ClientTemplate, protocol: ClientProtocol): void {
  const known = PLACEHOLDERS[protocol];
  const unknown = [...placeholdersOf(client)].find((name) => !known.includes(name));
  if (unknown !== undefined) throw new ScenarioError('mitm/unknown-placeholder', { name: unknown, known });
}
