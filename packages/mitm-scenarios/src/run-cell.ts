import { Adversary } from './attackers/adversary.js';
import type { Attacker, Attempt } from './attackers/attacker.js';
import type { AttemptSummary, Cell, Stop } from './cell.js';
import { Bank } from './lab/bank.js';
import type { Lab } from './lab/lab.js';
import { Network, type Session } from './network/network.js';
import type { Packet, Victim } from './network/packet.js';
import { Recorder, type StepEvent } from './network/recorder.js';
import type { Protocol } from './protocols/protocol.js';
import type { Rung } from './rungs/rung.js';
import { type Evidence, judge, type Violation } from './verdict/judge.js';

/** One attempt, run to its end. */
interface Run {
  readonly telling: boolean;
  readonly summary: AttemptSummary;
  readonly evidence: readonly Evidence[];
  readonly noticedBy: readonly Victim[];
  trace: readonly StepEvent[];
  readonly recording: readonly Packet[];
}

/**
 * Runs an attacker against a design: all its attempts, each on a network of its own, and judges what came of them.
 *
 * Never throws: a program that breaks gives a cell with the outcome `failed`.
 */
export function runCell(lab: Lab, rung: Rung, attacker: Attacker): Cell {
  const head = { rung: rung.id, attacker: attacker.id, seed: lab.seed, provider: lab.crypto.name };
  const nothing = { violations: [], evidence: [], noticedBy: [], attempts: [], trace: [] };
  try {
    const reason = attacker.notApplicable(rung);
    if (reason !== undefined) return { ...head, ...nothing, outcome: 'not applicable', reason };
    const runs: Run[] = [];
    const rehearse = (): readonly Packet[] => runAttempt(lab, rung, {}).recording;
    for (const attempt of attacker.attempts({ lab, rung, rehearse })) {
      runs.push(runAttempt(lab, rung, attempt));
      const shown = shownOf(runs, attacker.goal);
      // What gives way to a later attempt is never shown again: its trace would only take memory.
      for (const [index, run] of runs.entries()) if (index !== shown) run.trace = [];
    }
    return { ...head, ...summed(runs, attacker.goal) };
  } catch (error) {
    return { ...head, ...nothing, outcome: 'failed', error: error instanceof Error ? error.message : String(error) };
  }
}

/** Index of the run to show: the first that reached the goal, or did any harm, or tells most; else the last stopped. */
function shownOf(runs: readonly Run[], goal: Violation): number {
  const reached = runs.findIndex(({ summary }) => summary.violations.includes(goal));
  const harmful = runs.findIndex(({ summary }) => summary.violations.length > 0);
  const latest = runs.reduce(
    (best, { summary }, index) =>
      (summary.stoppedBy?.step ?? -1) >= (runs[best]?.summary.stoppedBy?.step ?? -1) ? index : best,
    0,
  );
  const telling = runs.findIndex((run) => run.telling);
  return [reached, harmful, telling, latest].find((index) => index >= 0) ?? 0;
}

/** What the runs come to. */
function summed(runs: readonly Run[], goal: Violation): Omit<Cell, 'rung' | 'attacker' | 'seed' | 'provider'> {
  const shown = shownOf(runs, goal);
  const run = runs[shown];
  if (run === undefined) throw new TypeError('an attacker without attempts');
  const { violations, stoppedBy } = run.summary;
  const outcome = violations.includes(goal) ? goal : (violations[0] ?? 'safe');
  const step = outcome === 'safe' ? stoppedBy?.step : run.evidence.find(({ violation }) => violation === outcome)?.step;
  return {
    outcome,
    violations: [...new Set(runs.flatMap(({ summary }) => summary.violations))],
    evidence: run.evidence,
    noticedBy: run.noticedBy,
    attempts: runs.map(({ summary }) => summary),
    shown,
    trace: run.trace,
    ...(outcome === 'safe' && stoppedBy !== undefined ? { stoppedBy } : {}),
    ...(step === undefined ? {} : { step }),
  };
}

function runAttempt(lab: Lab, rung: Rung, attempt: Attempt): Run {
  const recorder = new Recorder();
  const bank = new Bank(lab, rung.talk ?? 'order');
  const network: Network = new Network(
    lab,
    rung,
    recorder,
    {
      clientHas: rung.equipClient(lab, 'genuine', { rogueRoot: attempt.rogueRoot ?? false }),
      serverHas: rung.equipServer(lab, 'genuine'),
      request: (session) => bank.request(session),
      respond: (session, request, party) => bank.respond(session, request, party),
    },
    (packet) => (attempt.carry === undefined ? adversary.forward(packet) : attempt.carry(packet, adversary)),
  );
  const adversary = new Adversary(network);
  for (let left = attempt.connections ?? 1; left > 0; left--) network.connect();
  attempt.afterwards?.(adversary);
  network.settle();
  network.close();
  if (attempt.listens === true) rung.protocol.deduce(adversary);

  const sessions = [...network.sessions.values()];
  const evidence = judge(
    sessions,
    sessions.flatMap(({ number }) => bank.secrets(number)),
    adversary.knowledge,
  );
  const stoppedBy = lastStop(recorder.events, sessions, rung.protocol);
  return {
    telling: attempt.telling ?? false,
    summary: {
      variant: attempt.variant ?? {},
      violations: [...new Set(evidence.map(({ violation }) => violation))],
      ...(stoppedBy === undefined ? {} : { stoppedBy }),
    },
    evidence,
    noticedBy: (['client', 'server'] as const).filter((victim) =>
      sessions.some((session) => session[victim]?.endpoint.state === 'refused'),
    ),
    trace: recorder.events,
    recording: adversary.recording,
  };
}

/** The first check that a victim saw fail, or the error it ended with; else the first check the attacker saw fail. */
function lastStop(events: readonly StepEvent[], sessions: readonly Session[], protocol: Protocol): Stop | undefined {
  const failed = events.filter((event) => event.kind === 'check' && event.outcome === 'failed');
  const ended = events.filter((event) => event.kind === 'end' && event.by === 'local' && event.error !== undefined);
  const event =
    failed.find(({ actor }) => actor !== 'attacker') ?? ended.find(({ actor }) => actor !== 'attacker') ?? failed[0];
  if (event?.kind === 'check') {
    return { check: event.name, rule: event.rule, actor: event.actor, step: event.step, event: event.id };
  }
  if (event?.kind !== 'end' || event.error === undefined) return undefined;
  const errors = sessions.flatMap(({ client, server }) => [client?.endpoint.error, server?.endpoint.error]);
  const error = errors.find((candidate) => candidate?.code === event.error);
  const rule = error?.rule ?? protocol.rules?.[event.error] ?? '';
  return {
    check: event.error,
    rule,
    actor: event.actor,
    step: event.step,
    event: event.id,
    ...(error === undefined ? {} : { context: error.context }),
  };
}
