import { Command } from 'commander';
import type { ExitCode } from '../../exit-code.js';
import type { RunContext } from '../../run-context.js';

/** `cutaway crl …`. */
export function crlCommand(context: RunContext, finish: (code: ExitCode) => void): Command {
  const { say } = context;
  const crl = new Command('crl').description(say('crl.summary'));
  const run = async (work: () => Promise<ExitCode>): Promise<void> => {
    const { tellingX509Errors } = await import('../cert/failures.js');
    finish(await tellingX509Errors(context, work));
  };
  crl
    .command('inspect')
    .description(say('crl.inspect.summary'))
    .argument('<files...>', say('cert.argument.files'))
    .option('--fields', say('cert.inspect.fields'))
    .option('--json', say('cert.option.json'))
    .action((files: string[], options: Parameters<typeof import('../cert/inspect.js').inspect>[1]) =>
      run(async () => (await import('../cert/inspect.js')).inspect(files, options, context)),
    );
  crl
    .command('verify')
    .description(say('crl.verify.summary'))
    .argument('<file>', say('crl.argument.file'))
    .requiredOption('--issuer <file>', say('crl.option.issuer'))
    .option('--at <time>', say('cert.verify.at'))
    .option('--json', say('cert.option.json'))
    .action((file: string, options: Parameters<typeof import('./run.js').verifyList>[1]) =>
      run(async () => (await import('./run.js')).verifyList(file, options, context)),
    );
  crl
    .command('create')
    .description(say('crl.create.summary'))
    .requiredOption('--ca <folder>', say('cert.issue.ca'))
    .option('--revoke <files...>', say('crl.option.revoke'))
    .option('--reason <reason>', say('crl.option.reason'), 'unspecified')
    .option('--previous <file>', say('crl.option.previous'))
    .option('--days <days>', say('crl.option.days'), '7')
    .option('-o, --out <file>', say('cert.option.out'))
    .option('--force', say('cert.option.force'))
    .option('--json', say('cert.option.json'))
    .action((options: Parameters<typeof import('./run.js').createList>[0]) =>
      run(async () => (await import('./run.js')).createList(options, context)),
    );
  return crl;
}
