import { isIP } from 'node:net';
import { nodeCrypto } from '@cutaway/primitives/node';
import type { HostileCase, Scene } from '../../gauntlet/hostile-case.js';
import { isControl } from '../../gauntlet/hostile-case.js';
import { Material } from '../../gauntlet/material.js';
import type { CaseResult, GauntletReport, RunReport } from '../../gauntlet/result.js';
import { root } from '../../gauntlet/tls/pki.js';
import { judge, type Run, type VerdictReason } from '../../gauntlet/verdict.js';
import { Witness } from '../../gauntlet/witness.js';
import { describe, gather } from './gather.js';
import { CaseListener } from './listener.js';

/** What to try a client with that cannot be started from here, such as an app on a telephone. */
export interface ListenGauntletOptions {
  /** Of {@link tlsCases}. */
  readonly cases: readonly HostileCase[];
  /** The client's name in the report. */
  readonly name: string;
  /** Keys, the time, and the name and address that the client knows the servers by. */
  readonly material?: Material;
  /** `127.0.0.1` unless given: whoever can reach another address can be attacked by it. */
  readonly address?: string;
  /** Of the hostile servers; 0, which is the default, lets the system choose. */
  readonly port?: number;
  /** Milliseconds that a connection may stay silent: 10 000 unless given. */
  readonly timeout?: number;
  /** Ends the run; the report says that it is partial. */
  readonly signal?: AbortSignal;
  readonly onResult?: (result: CaseResult, done: number, total: number) => void;
}

/** What the client is to be tried with now. */
export interface ListenStep {
  readonly hostile: HostileCase;
  /** Place among the cases, from 0. */
  readonly index: number;
  /** The honest server comes first. */
  readonly phase: 'twin' | 'attack';
  /** What the client is to open. */
  readonly url: string;
  readonly connections: number;
}

/** Milliseconds without a connection after which a client has given up. */
const QUIET = 1200;
const POLL = 100;
const TIMEOUT = 10_000;
/** Milliseconds after which a client that a silent server keeps waiting has refused. */
const SILENCE = 2000;

interface Tried {
  readonly run: Run;
  readonly report: RunReport;
}

/**
 * Hostile servers at one port, one after the other, for a client that somebody else starts: each case first as the
 * honest twin, then as the attack. It goes on by itself when the client has come and what it did is clear.
 */
export class ListenGauntlet {
  /** The authority that the client is to trust in, DER. */
  readonly authority: Uint8Array;
  /** Resolves when all cases were tried, or the run was ended. */
  readonly finished: Promise<GauntletReport>;
  private readonly listener: CaseListener;
  private readonly options: ListenGauntletOptions;
  private readonly material: Material;
  private readonly tried: CaseResult[] = [];
  /** The same throughout, so that an app has to be told one address only. */
  private readonly nonce: string;
  private current: { hostile: HostileCase; index: number; phase: 'twin' | 'attack'; scene: Scene } | undefined;
  private witness: Witness | undefined;
  private wish: 'again' | 'skip' | undefined;
  private hasEnded = false;

  private constructor(listener: CaseListener, options: ListenGauntletOptions, material: Material) {
    this.listener = listener;
    this.options = options;
    this.material = material;
    this.nonce = material.nonce();
    this.authority = root(material).der;
    this.finished = this.run();
  }

  /** Listens. @throws {Error} of the operating system, with its `code`. */
  static async open(options: ListenGauntletOptions): Promise<ListenGauntlet> {
    const material = options.material ?? new Material(nodeCrypto);
    return new ListenGauntlet(await CaseListener.open(options.address, options.port), options, material);
  }

  /** The port of the hostile servers. */
  get port(): number {
    return this.listener.port;
  }

  /** `undefined` when all is done. */
  get step(): ListenStep | undefined {
    const { current, material, nonce, witness } = this;
    if (current === undefined) return undefined;
    const { scene, ...step } = current;
    const host = scene.host ?? material.host;
    const url = `https://${isIP(host) === 6 ? `[${host}]` : host}:${this.listener.port}/${nonce}`;
    return { ...step, url, connections: witness?.connections ?? 0 };
  }

  /** What came of the cases so far. */
  get results(): readonly CaseResult[] {
    return this.tried;
  }

  /** The client has given up, as somebody saw who sits before it: there is no need to wait for more. */
  clientEnded(): void {
    this.hasEnded = true;
  }

  /** Begins the present case anew. */
  again(): void {
    this.wish = 'again';
  }

  /** Leaves the present case untried. */
  skip(): void {
    this.wish = 'skip';
  }

  private async run(): Promise<GauntletReport> {
    const { cases, name, signal, onResult } = this.options;
    const started = new Date();
    const began = performance.now();
    for (const [index, hostile] of cases.entries()) {
      const result = await this.resultOf(hostile, index);
      this.tried.push(result);
      onResult?.(result, this.tried.length, cases.length);
    }
    this.current = undefined;
    await this.listener.close();
    return gather(this.tried, {
      client: name,
      argv: [],
      protocol: 'tls',
      started: started.toISOString(),
      duration: performance.now() - began,
      jobs: 1,
      partial: signal?.aborted === true,
    });
  }

  private async resultOf(hostile: HostileCase, index: number): Promise<CaseResult> {
    const interrupted = { ...describe(hostile), verdict: 'INCONCLUSIVE', reason: 'interrupted' } as const;
    if (this.isAborted()) return interrupted;
    const obstacle = this.obstacle(hostile);
    if (obstacle !== undefined) return { ...describe(hostile), verdict: 'NOT_TESTABLE', reason: obstacle };
    for (;;) {
      this.wish = undefined;
      const twin = await this.play(hostile, index, 'twin');
      const goesOn = !isControl(hostile) && judge(hostile, twin.run).reason === 'interrupted' && !this.isEnded();
      const attack = goesOn ? await this.play(hostile, index, 'attack') : undefined;
      if (this.isAborted()) return interrupted;
      // The caller may have changed it meanwhile.
      const wish = this.wish as 'again' | 'skip' | undefined;
      if (wish === 'again') continue;
      const seen = { ...describe(hostile), twin: twin.report, ...(attack && { attack: attack.report }) };
      if (wish === 'skip') return { ...seen, verdict: 'INCONCLUSIVE', reason: 'skipped' };
      return { ...seen, ...judge(hostile, twin.run, attack?.run) };
    }
  }

  /** Why a client that is told one address and one authority, and shows nothing, cannot be tried with a case. */
  private obstacle(hostile: HostileCase): VerdictReason | undefined {
    const { material } = this;
    const scenes = [hostile.twin(material), ...(hostile.attack === undefined ? [] : [hostile.attack(material)])];
    const isOurs = ({ trusted = [] }: Scene): boolean => trusted.length === 1 && trusted[0] === this.authority;
    if (!scenes.every(isOurs)) return 'other-authority';
    if (hostile.goal === 'answer-shown' || scenes.some(({ aftermath }) => aftermath)) return 'output-unseen';
    const aboutNames = hostile.group === 'name' && scenes.every(({ host }) => host === undefined);
    return aboutNames && isIP(material.host) !== 0 ? 'name-missing' : undefined;
  }

  private isEnded(): boolean {
    return this.wish !== undefined || this.isAborted();
  }

  private isAborted(): boolean {
    return this.options.signal?.aborted === true;
  }

  private async play(hostile: HostileCase, index: number, phase: 'twin' | 'attack'): Promise<Tried> {
    const { material, listener } = this;
    const scene = phase === 'attack' && hostile.attack ? hostile.attack(material) : hostile.twin(material);
    const witness = new Witness('tls', this.nonce, material.nonce());
    this.witness = witness;
    this.current = { hostile, index, phase, scene };
    listener.play(scene.serve, witness);
    this.hasEnded = false;
    const began = performance.now();
    const timedOut = await this.settled(hostile, witness);
    const { stage, connections, complaint, observations, trace, offer } = witness;
    const exit = { timedOut, stdout: '', stderr: '', written: 0 };
    return {
      run: { stage, offer, timedOut, observed: observations.map(({ name }) => name) },
      report: {
        stage,
        connections,
        ...(complaint === undefined ? {} : { complaint }),
        observations: [...observations],
        exit,
        duration: performance.now() - began,
        trace: [...trace],
      },
    };
  }

  /** Waits until the client has come and gone, or went as far as can be. @returns whether it had to be cut off. */
  private async settled(hostile: HostileCase, witness: Witness): Promise<boolean> {
    const { timeout = TIMEOUT } = this.options;
    const patience = hostile.silence === true ? SILENCE : timeout;
    let seen = '';
    let since = performance.now();
    while (!this.isEnded()) {
      await new Promise((resolve) => setTimeout(resolve, POLL));
      const now = `${this.listener.open} ${witness.connections} ${witness.stage} ${witness.trace.length}`;
      if (now !== seen) since = performance.now();
      seen = now;
      const still = performance.now() - since;
      // Who only knocked has not been tried yet.
      if (!witness.hasReached('hello')) continue;
      const isFar = hostile.fallShows === undefined && witness.hasReached(hostile.goal);
      const enough = isFar || this.hasEnded ? 3 * POLL : QUIET;
      if (still >= enough && (isFar || this.listener.open === 0)) return false;
      if (still > patience) return true;
    }
    return false;
  }
}
