import { readdirSync, readFileSync } from 'node:fs';

/** The environment variable by which what a client has started is known, in whatever session it is. */
export const MARKER = 'CUTAWAY_GAUNTLET_CLIENT';

/** What is found may just have started another. */
const ROUNDS = 5;

/**
 * Ends every process whose environment has a marker that begins so, and gives how many were found; `undefined` where the
 * system does not tell environments, which only Linux does.
 *
 * @param after looks only at processes with a greater id: numbers are given out in order, until they begin anew.
 */
export function endMarked(marker: string, after = 0): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const found = new Set<number>();
  for (let round = 0; round < ROUNDS; round++) {
    const now = marked(marker, after);
    if (now.length === 0) break;
    for (const pid of now) {
      found.add(pid);
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It ended by itself, or is not ours to end.
      }
    }
  }
  return found.size;
}

function marked(marker: string, after: number): number[] {
  const entry = `${MARKER}=${marker}`;
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) > after);
  return pids.map(Number).filter((pid) => environmentOf(pid).some((variable) => variable.startsWith(entry)));
}

/** Empty for a process of another user, and for one that has ended. */
function environmentOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0');
  } catch {
    return [];
  }
}
