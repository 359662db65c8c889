import { spawn } from 'node:child_process';
import { endMarked, MARKER } from './marked-processes.js';

/** Bytes of output kept of each stream; what comes after is counted only. */
const OUTPUT_KEPT = 65_536;

/** How a client program ended. */
export interface ClientExit {
  /** `undefined` when it was ended by a signal. */
  readonly status: number | undefined;
  readonly signal: string | undefined;
  readonly timedOut: boolean;
  /** The program could not be started: the operating system's error code. */
  readonly missing: string | undefined;
  /** The beginning of what it wrote. */
  readonly stdout: string;
  readonly stderr: string;
  /** Bytes written in all. */
  readonly written: number;
  /** Processes that it left running, which were ended. */
  readonly left: number;
  /** Milliseconds from its start to its end. */
  readonly duration: number;
}

/** What to start, and when to stop waiting. */
export interface ClientStart {
  readonly argv: readonly string[];
  readonly stdin: string | undefined;
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Milliseconds. */
  readonly timeout: number;
  /** Resolves when nothing more is to be learned from this client; it is then given a moment to end by itself. */
  readonly enough: Promise<void>;
  readonly signal: AbortSignal | undefined;
  /** A word that no other run has: what the client starts inherits it, and is found by it. */
  readonly marker: string;
}

/** Milliseconds that a client has left once enough is known. */
const GRACE = 700;

/** Milliseconds that the last output of a client may take to arrive when it has ended. */
const LAST_OUTPUT = 5;

/**
 * Runs a client in a process group of its own and ends the whole group with it, so that nothing it began outlives it. On
 * Linux that holds too for what left the group with a session of its own, as daemons do, unless it began with an empty
 * environment.
 */
export function runClient(start: ClientStart): Promise<ClientExit> {
  const [program = '', ...args] = start.argv;
  const began = performance.now();
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: start.cwd,
      env: { ...start.env, [MARKER]: start.marker },
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const output = { stdout: '', stderr: '' };
    let written = 0;
    let timedOut = false;
    let settled = false;
    let ended = began;

    const endGroup = (): boolean => {
      if (settled || child.pid === undefined) return false;
      try {
        return process.kill(-child.pid, 'SIGKILL');
      } catch {
        // The group is gone already.
        return false;
      }
    };
    const settle = (missing: string | undefined, status: number | null, signal: string | null): void => {
      if (settled) return;
      clearTimeout(timer);
      start.signal?.removeEventListener('abort', endGroup);
      // Before the group, of which nothing could be counted afterwards.
      const found = child.pid === undefined ? 0 : endMarked(start.marker, child.pid);
      const hadGroup = endGroup();
      settled = true;
      child.stdout.destroy();
      child.stderr.destroy();
      resolve({
        status: status ?? undefined,
        signal: signal ?? undefined,
        timedOut,
        missing,
        ...output,
        written,
        left: found ?? (hadGroup ? 1 : 0),
        duration: ended - began,
      });
    };

    const timer = setTimeout(() => {
      timedOut = true;
      endGroup();
    }, start.timeout);
    void start.enough.then(() => setTimeout(endGroup, GRACE).unref());
    if (start.signal?.aborted === true) endGroup();
    start.signal?.addEventListener('abort', endGroup, { once: true });
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8');
      child[stream].on('data', (text: string) => {
        written += text.length;
        const room = OUTPUT_KEPT - output[stream].length;
        if (room > 0) output[stream] += text.slice(0, room);
      });
      child[stream].on('error', () => {});
    }
    // A client may close its input at once.
    child.stdin.on('error', () => {});
    child.stdin.end(start.stdin ?? '');
    child.on('error', (error: NodeJS.ErrnoException) => settle(error.code ?? error.message, null, null));
    child.on('exit', (status, signal) => {
      ended = performance.now();
      const end = (): void => settle(undefined, status, signal);
      child.on('close', end);
      // `close` would wait for grandchildren that hold the pipes.
      setTimeout(end, LAST_OUTPUT);
    });
  });
}
