import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ScenarioError } from '../../errors.js';
import { type ClientTemplate, fill, type Placeholders } from '../../gauntlet/template.js';
import { inheritedEnvironment } from './client-home.js';
import { runClient } from './client-process.js';

/** What was made once for all runs of a client. */
export interface Preparation {
  /** `{prepared}` and `{script}`. */
  readonly values: Placeholders;
  /** The program that prepares is not there. */
  readonly missing: boolean;
  remove(): void;
}

/** Milliseconds: a compiler may have to build its standard library first. */
const TIMEOUT = 300_000;

/**
 * Compiles a client, where its template says how.
 *
 * @throws {ScenarioError} `mitm/client-not-prepared`.
 */
export async function prepareClient(
  { prepare, script }: ClientTemplate,
  marker: string,
  signal: AbortSignal | undefined,
): Promise<Preparation | undefined> {
  if (prepare === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'cutaway-prepared-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const values: Record<string, string> = { prepared: folder };
  if (script !== undefined) {
    values.script = join(folder, script.name);
    writeFileSync(values.script, script.text);
  }
  const exit = await runClient({
    argv: prepare.map((argument) => fill(argument, values)),
    stdin: undefined,
    env: { ...inheritedEnvironment(), HOME: folder },
    cwd: folder,
    timeout: TIMEOUT,
    enough: new Promise<void>(() => {}),
    signal,
    marker,
  });
  const missing = exit.missing !== undefined;
  if (exit.status === 0 || missing || signal?.aborted === true) return { values, missing, remove };
  remove();
  throw new ScenarioError('mitm/client-not-prepared', {
    program: prepare[0] ?? '',
    reason: exit.timedOut ? 'timeout' : exit.stderr.trim().slice(0, 500),
  });
}
