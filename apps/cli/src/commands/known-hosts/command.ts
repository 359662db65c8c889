import { Command, Option } from 'commander';
import type { ExitCode } from '../../exit-code.js';
import type { RunContext } from '../../run-context.js';

/** `cutaway known-hosts …`. */
export function knownHostsCommand(context: RunContext, finish: (code: ExitCode) => void): Command {
  const { say } = context;
  const knownHosts = new Command('known-hosts').description(say('knownHosts.summary'));
  const run = async (work: () => Promise<ExitCode>): Promise<void> => {
    const { tellingSshErrors } = await import('../../ssh-failures.js');
    finish(await tellingSshErrors(context, work));
  };
  const filesToRead = () =>
    new Option('-f, --file <file>', say('knownHosts.option.files')).argParser(
      (file: string, before: string[] | undefined) => [...(before ?? []), file],
    );
  knownHosts
    .command('find')
    .description(say('knownHosts.find.summary'))
    .argument('<host>', say('knownHosts.argument.host'))
    .addOption(filesToRead())
    .option('--lines', say('knownHosts.find.lines'))
    .option('--json', say('sshKeys.option.json'))
    .action((host: string, options: Parameters<typeof import('./find.js').find>[1]) =>
      run(async () => (await import('./find.js')).find(host, options, context)),
    );
  knownHosts
    .command('check')
    .description(say('knownHosts.check.summary'))
    .argument('<host>', say('knownHosts.argument.host'))
    .argument('[keyfile]', say('knownHosts.argument.key'))
    .addOption(filesToRead())
    .option('--scan [host:port]', say('knownHosts.option.scan'))
    .option('--json', say('sshKeys.option.json'))
    .action((host: string, key: string | undefined, options: Parameters<typeof import('./check.js').check>[2]) =>
      run(async () => (await import('./check.js')).check(host, key, options, context)),
    );
  knownHosts
    .command('add')
    .description(say('knownHosts.add.summary'))
    .argument('<hosts>', say('knownHosts.argument.hosts'))
    .argument('[keyfile]', say('knownHosts.argument.key'))
    .option('-f, --file <file>', say('knownHosts.option.file'))
    .option('--scan [host:port]', say('knownHosts.option.scan'))
    .addOption(new Option('--marker <marker>', say('knownHosts.add.marker')).choices(['cert-authority', 'revoked']))
    .option('--hash', say('knownHosts.add.hash'))
    .option('--force', say('knownHosts.add.force'))
    .option('--json', say('sshKeys.option.json'))
    .action((hosts: string, key: string | undefined, options: Parameters<typeof import('./add.js').add>[2]) =>
      run(async () => (await import('./add.js')).add(hosts, key, options, context)),
    );
  knownHosts
    .command('remove')
    .description(say('knownHosts.remove.summary'))
    .argument('<host>', say('knownHosts.argument.host'))
    .option('-f, --file <file>', say('knownHosts.option.file'))
    .option('--json', say('sshKeys.option.json'))
    .action((host: string, options: Parameters<typeof import('./remove.js').remove>[1]) =>
      run(async () => (await import('./remove.js')).remove(host, options, context)),
    );
  knownHosts
    .command('hash')
    .description(say('knownHosts.hash.summary'))
    .option('-f, --file <file>', say('knownHosts.hash.file'))
    .option('--json', say('sshKeys.option.json'))
    .action((options: Parameters<typeof import('./hash.js').hash>[0]) =>
      run(async () => (await import('./hash.js')).hash(options, context)),
    );
  return knownHosts;
}
