import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Folder for what tests and benches measured, a JSON value a line; nothing is written unless it is set. */
const folder = process.env.CUTAWAY_MEASURED;

/** Notes a measurement. @param kind names the file: `limbo` stands in `limbo.jsonl`. */
export function measured(kind: string, value: unknown): void {
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  appendFileSync(join(folder, `${kind}.jsonl`), `${JSON.stringify(value)}\n`);
}
