import { nearest } from '@cutaway/mitm-scenarios';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import type { RunContext } from '../../run-context.js';
import { padColumns, wrap } from '../../terminal/wrap.js';
import { schemas } from './schemas.js';

/** Prints a JSON Schema, or the names of all. @throws {Failure} with exit code 2 for a name that is none. */
export function printSchema(name: string | undefined, { print, style }: RunContext): ExitCode {
  if (name === undefined) {
    const column = Math.max(...Object.keys(schemas).map((one) => one.length));
    for (const [one, { title }] of Object.entries(schemas)) {
      const [first = '', ...rest] = wrap(title, style.width - column - 4);
      print(`  ${padColumns(one, column)}  ${first}`);
      for (const line of rest) print(' '.repeat(column + 4) + line);
    }
    return ExitCode.ok;
  }
  const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
  if (schema === undefined) {
    const suggestion = nearest(name, Object.keys(schemas));
    throw new Failure(ExitCode.usage, 'schema.unknown', { name, suggestion: String(suggestion) });
  }
  print(JSON.stringify(schema, null, 2));
  return ExitCode.ok;
}
