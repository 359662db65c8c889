import { Command } from 'commander';
import type { ExitCode } from '../../exit-code.js';
import type { RunContext } from '../../run-context.js';

/** `cutaway schema [NAME]`. */
export function schemaCommand(context: RunContext, finish: (code: ExitCode) => void): Command {
  const { say } = context;
  return new Command('schema')
    .description(say('schema.summary'))
    .argument('[name]', say('schema.argument'))
    .action(async (name: string | undefined) => {
      const { printSchema } = await import('./run.js');
      finish(printSchema(name, context));
    });
}
