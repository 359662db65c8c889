import type { ClientExit } from './client-process.js';

/** What to ask for, and how long to wait for what comes of it. */
export interface ClientTrigger {
  readonly url: string;
  /** Milliseconds. */
  readonly timeout: number;
  /** Resolves when nothing more is to be learned. */
  readonly enough: Promise<void>;
  readonly signal: AbortSignal | undefined;
}

/** Bytes of an answer that are kept. */
const ANSWER_KEPT = 65_536;

/** Milliseconds that a client has left when its trigger has been answered: nobody says that it has given up. */
const QUIET = 1500;

/**
 * Asks a client that runs elsewhere to connect, by a request to it, in place of starting it. What it answers counts as
 * what it printed.
 */
export async function triggerClient({ url, timeout, enough, signal }: ClientTrigger): Promise<ClientExit> {
  const began = performance.now();
  const limit = AbortSignal.timeout(timeout);
  const end = signal === undefined ? limit : AbortSignal.any([limit, signal]);
  const outcome = (part: Partial<ClientExit>): ClientExit => ({
    status: undefined,
    signal: undefined,
    timedOut: false,
    missing: undefined,
    stdout: '',
    stderr: '',
    written: 0,
    left: 0,
    duration: performance.now() - began,
    ...part,
  });
  try {
    const response = await fetch(url, { signal: end });
    const text = await response.text();
    await Promise.race([enough, new Promise((resolve) => setTimeout(resolve, QUIET))]);
    return outcome({
      status: response.ok ? 0 : response.status,
      stdout: text.slice(0, ANSWER_KEPT),
      written: text.length,
    });
  } catch (error) {
    if (end.aborted) return outcome({ timedOut: true });
    const { cause } = error as { cause?: NodeJS.ErrnoException };
    return outcome({ missing: cause?.code ?? (error as Error).message });
  }
}
