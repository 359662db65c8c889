import type { HostileCase, Scene } from '../../gauntlet/hostile-case.js';
import type { Material } from '../../gauntlet/material.js';
import type { CaseResult, RunReport } from '../../gauntlet/result.js';
import { type ClientTemplate, fill, type Placeholders, placeholdersOf } from '../../gauntlet/template.js';
import { judge, type Run } from '../../gauntlet/verdict.js';
import { Witness } from '../../gauntlet/witness.js';
import { ClientHome } from './client-home.js';
import { runClient } from './client-process.js';
import { triggerClient } from './client-trigger.js';
import { describe } from './gather.js';
import { CaseListener } from './listener.js';

/** How a client is run. */
export interface ClientRunning {
  readonly client: ClientTemplate;
  /** Values for placeholders that are the same in all runs. */
  readonly prepared?: Placeholders | undefined;
  /** What the markers of all runs begin with. */
  readonly marker: string;
  /** Milliseconds that one run may take. */
  readonly timeout: number;
  readonly signal: AbortSignal | undefined;
  /** Whether results hold the traces. */
  readonly trace: boolean;
  /** Takes what must be done when the whole run ends, and need not be before. */
  readonly atTheEnd: (work: Promise<void>) => void;
}

/** Milliseconds after which a client that a silent server keeps waiting is ended. */
const SILENCE = 2000;

interface Tried {
  readonly run: Run;
  readonly report: RunReport;
}

/** Runs a client against the twin of a case and, when that went well, against the attack: on one port. */
export async function tryCase(hostile: HostileCase, material: Material, running: ClientRunning): Promise<CaseResult> {
  const listener = await CaseListener.open();
  const known = describe(hostile);
  const unsayable = { ...known, verdict: 'NOT_TESTABLE', reason: 'placeholder-missing' } as const;
  try {
    const twin = await runOnce(hostile, hostile.twin(material), material, listener, running);
    if (twin === undefined) return unsayable;
    const worthIt = judge(hostile, twin.run).reason === 'interrupted' && running.signal?.aborted !== true;
    let attack: Tried | undefined;
    if (worthIt && hostile.attack !== undefined) {
      attack = await runOnce(hostile, hostile.attack(material), material, listener, running);
      if (attack === undefined) return { ...unsayable, twin: twin.report };
    }
    const stopped = running.signal?.aborted === true;
    const judged = stopped
      ? ({ verdict: 'INCONCLUSIVE', reason: 'interrupted' } as const)
      : judge(hostile, twin.run, attack?.run);
    return { ...known, ...judged, twin: twin.report, ...(attack && { attack: attack.report }) };
  } finally {
    await listener.close();
  }
}

/** `undefined` when the command line needs what this scene cannot give. */
async function runOnce(
  hostile: HostileCase,
  scene: Scene,
  material: Material,
  listener: CaseListener,
  { client, prepared, marker, timeout, signal, trace, atTheEnd }: ClientRunning,
): Promise<Tried | undefined> {
  const witness = new Witness(hostile.protocol, material.nonce(), material.nonce());
  listener.play(scene.serve, witness);
  const target = { protocol: hostile.protocol, scene, port: listener.port, nonce: witness.clientNonce };
  const home = new ClientHome(material, target, client, prepared);
  try {
    const { values } = home;
    if ([...placeholdersOf(client)].some((name) => values[name] === undefined)) return undefined;
    const waiting = {
      timeout: hostile.silence === true ? Math.min(timeout, SILENCE) : timeout,
      enough: hostile.fallShows === undefined ? witness.when(hostile.goal) : new Promise<void>(() => {}),
      signal,
    };
    const exit =
      client.trigger === undefined
        ? await runClient({
            argv: client.argv.map((argument) => fill(argument, values)),
            stdin: client.stdin === undefined ? undefined : fill(client.stdin, values),
            env: home.env(
              Object.fromEntries(Object.entries(client.env ?? {}).map(([name, value]) => [name, fill(value, values)])),
            ),
            // Where whoever runs the gauntlet stands, so that `./client` and `python3 client.py` mean what they say.
            cwd: process.cwd(),
            marker: `${marker}.${material.nonce()}`,
            ...waiting,
          })
        : await triggerClient({ url: fill(client.trigger, inUrl(values)), ...waiting });
    const printed = exit.stdout + exit.stderr;
    if (printed.includes(witness.serverNonce)) witness.reach('answer-shown');
    scene.aftermath?.({
      witness,
      printed,
      status: exit.status,
      knownHosts: hostile.protocol === 'ssh' ? home.knownHosts() : '',
    });
    return {
      run: {
        stage: witness.stage,
        offer: witness.offer,
        timedOut: exit.timedOut,
        missing: exit.missing !== undefined,
        observed: witness.observations.map(({ name }) => name),
      },
      report: {
        stage: witness.stage,
        connections: witness.connections,
        ...(witness.complaint === undefined ? {} : { complaint: witness.complaint }),
        observations: witness.observations,
        exit: {
          ...(exit.status === undefined ? {} : { status: exit.status }),
          ...(exit.signal === undefined ? {} : { signal: exit.signal }),
          timedOut: exit.timedOut,
          ...(exit.missing === undefined ? {} : { missing: exit.missing }),
          stdout: exit.stdout,
          stderr: exit.stderr,
          written: exit.written,
          ...(exit.left === 0 ? {} : { left: exit.left }),
        },
        duration: exit.duration,
        ...(trace ? { trace: witness.trace } : {}),
      },
    };
  } finally {
    atTheEnd(home.remove());
  }
}

function inUrl(values: Placeholders): Placeholders {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, encodeURIComponent(value)]));
}
