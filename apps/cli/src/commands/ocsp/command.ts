import { Command } from 'commander';
import type { ExitCode } from '../../exit-code.js';
import type { RunContext } from '../../run-context.js';

/** `cutaway ocsp …`. */
export function ocspCommand(context: RunContext, finish: (code: ExitCode) => void): Command {
  const { say } = context;
  const ocsp = new Command('ocsp').description(say('ocsp.summary'));
  const run = async (work: () => Promise<ExitCode>): Promise<void> => {
    const { tellingX509Errors } = await import('../cert/failures.js');
    finish(await tellingX509Errors(context, work));
  };
  ocsp
    .command('inspect')
    .description(say('ocsp.inspect.summary'))
    .argument('<files...>', say('cert.argument.files'))
    .option('--fields', say('cert.inspect.fields'))
    .option('--json', say('cert.option.json'))
    .action((files: string[], options: Parameters<typeof import('../cert/inspect.js').inspect>[1]) =>
      run(async () => (await import('../cert/inspect.js')).inspect(files, options, context)),
    );
  ocsp
    .command('ask')
    .description(say('ocsp.ask.summary'))
    .argument('<file>', say('ocsp.argument.file'))
    .option('--issuer <file>', say('ocsp.option.issuer'))
    .option('--url <url>', say('ocsp.option.url'))
    .option('--allow-private', say('ocsp.option.allowPrivate'))
    .option('--nonce', say('ocsp.option.nonce'))
    .option('-o, --out <file>', say('cert.option.out'))
    .option('--force', say('cert.option.force'))
    .option('--json', say('cert.option.json'))
    .action((file: string, options: Parameters<typeof import('./ask.js').ask>[1]) =>
      run(async () => (await import('./ask.js')).ask(file, options, context)),
    );
  ocsp
    .command('request')
    .description(say('ocsp.request.summary'))
    .argument('<file>', say('ocsp.argument.file'))
    .option('--issuer <file>', say('ocsp.option.issuer'))
    .option('--nonce', say('ocsp.option.nonce'))
    .option('-o, --out <file>', say('cert.option.out'))
    .option('--force', say('cert.option.force'))
    .option('--json', say('cert.option.json'))
    .action((file: string, options: Parameters<typeof import('./request.js').request>[1]) =>
      run(async () => (await import('./request.js')).request(file, options, context)),
    );
  ocsp
    .command('verify')
    .description(say('ocsp.verify.summary'))
    .argument('<response>', say('ocsp.argument.response'))
    .argument('<file>', say('ocsp.argument.file'))
    .option('--issuer <file>', say('ocsp.option.issuer'))
    .option('--at <time>', say('cert.verify.at'))
    .option('--json', say('cert.option.json'))
    .action((response: string, file: string, options: Parameters<typeof import('./verify.js').verify>[2]) =>
      run(async () => (await import('./verify.js')).verify(response, file, options, context)),
    );
  return ocsp;
}
