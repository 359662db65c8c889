import { Command } from 'commander';
import type { ExitCode } from '../../exit-code.js';
import type { RunContext } from '../../run-context.js';

/** `cutaway authorized-keys …`. */
export function authorizedKeysCommand(context: RunContext, finish: (code: ExitCode) => void): Command {
  const { say } = context;
  const authorizedKeys = new Command('authorized-keys').description(say('authorizedKeys.summary'));
  authorizedKeys
    .command('explain')
    .description(say('authorizedKeys.explain.summary'))
    .argument('<files...>', say('authorizedKeys.files'))
    .requiredOption('-k, --key <file>', say('authorizedKeys.key'))
    .option('--from <address>', say('authorizedKeys.from'))
    .option('--host <name>', say('authorizedKeys.host'))
    .option('--user <name>', say('authorizedKeys.user'))
    .option('--at <time>', say('cert.verify.at'))
    .option('--revoked <file>', say('key.verify.revokedFile'))
    .option('--strict-modes <home>', say('authorizedKeys.strictModes'))
    .option('--all', say('authorizedKeys.all'))
    .option('--json', say('sshKeys.option.json'))
    .action(async (files: string[], options: Parameters<typeof import('./explain.js').explain>[1]) => {
      const { tellingSshErrors } = await import('../../ssh-failures.js');
      finish(
        await tellingSshErrors(context, async () => (await import('./explain.js')).explain(files, options, context)),
      );
    });
  return authorizedKeys;
}
