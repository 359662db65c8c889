import { Command } from 'commander';
import type { ExitCode } from '../../exit-code.js';
import { count } from '../../option-values.js';
import type { RunContext } from '../../run-context.js';
import { type PageOptions, withPageOptions } from '../../views/html/write-page.js';

/** The options of `cutaway decode`, as commander names them. */
export interface DecodeOptions extends PageOptions {
  readonly keylog?: string;
  readonly flow?: number;
  readonly hex?: true;
  readonly json?: true;
}

/** `cutaway decode FILE`. */
export function decodeCommand(context: RunContext, finish: (code: ExitCode) => void): Command {
  const { say } = context;
  return withPageOptions(new Command('decode'), context)
    .description(say('decode.summary'))
    .argument('<file>', say('decode.argument.file'))
    .option('--keylog <file>', say('decode.option.keylog'))
    .option('--flow <number>', say('decode.option.flow'), count)
    .option('--hex', say('tls.option.hex'))
    .option('--json', say('decode.option.json'))
    .action(async (file: string, options: DecodeOptions) => {
      const { runDecode } = await import('./run.js');
      finish(await runDecode(file, options, context));
    });
}
