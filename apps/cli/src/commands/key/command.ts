import { Command, Option } from 'commander';
import type { ExitCode } from '../../exit-code.js';
import { port } from '../../option-values.js';
import type { RunContext } from '../../run-context.js';

/** `cutaway key …`. */
export function keyCommand(context: RunContext, finish: (code: ExitCode) => void): Command {
  const { say } = context;
  const key = new Command('key').description(say('key.summary'));
  const run = async (work: () => Promise<ExitCode>): Promise<void> => {
    const { tellingSshErrors } = await import('../../ssh-failures.js');
    finish(await tellingSshErrors(context, work));
  };
  const passphraseFile = () => new Option('--passphrase-file <file>', say('key.option.passphraseFile'));
  key
    .command('gen')
    .description(say('key.gen.summary'))
    .argument('[file]', say('key.gen.file'))
    .addOption(
      new Option('-t, --type <type>', say('key.gen.type'))
        .choices(['ed25519', 'ecdsa', 'rsa', 'ed448'])
        .default('ed25519'),
    )
    .option('-b, --bits <bits>', say('key.gen.bits'))
    .option('-C, --comment <comment>', say('key.option.comment'))
    .addOption(new Option('--format <format>', say('key.gen.format')).choices(['openssh', 'pkcs8']).default('openssh'))
    .option('-a, --rounds <rounds>', say('key.gen.rounds'))
    .option('--new-passphrase-file <file>', say('key.option.newPassphraseFile'))
    .option('--no-passphrase', say('key.option.noPassphrase'))
    .option('--force', say('cert.option.force'))
    .option('--json', say('sshKeys.option.json'))
    .action((file: string | undefined, options: Parameters<typeof import('./gen.js').gen>[1]) =>
      run(async () => (await import('./gen.js')).gen(file, options, context)),
    );
  key
    .command('show')
    .description(say('key.show.summary'))
    .argument('<files...>', say('key.argument.files'))
    .option('--fields', say('cert.inspect.fields'))
    .option('--public', say('key.show.public'))
    .addOption(passphraseFile())
    .option('--json', say('sshKeys.option.json'))
    .action((files: string[], options: Parameters<typeof import('./show.js').show>[1]) =>
      run(async () => (await import('./show.js')).show(files, options, context)),
    );
  key
    .command('fingerprint')
    .description(say('key.fingerprint.summary'))
    .argument('<files...>', say('key.argument.files'))
    .addOption(
      new Option('-E, --hash <hash>', say('key.fingerprint.hash')).choices(['sha256', 'md5']).default('sha256'),
    )
    .option('-v, --randomart', say('key.fingerprint.randomart'))
    .addOption(passphraseFile())
    .option('--json', say('sshKeys.option.json'))
    .action((files: string[], options: Parameters<typeof import('./fingerprint.js').fingerprint>[1]) =>
      run(async () => (await import('./fingerprint.js')).fingerprint(files, options, context)),
    );
  key
    .command('convert')
    .description(say('key.convert.summary'))
    .argument('<file>', say('key.argument.file'))
    .addOption(
      new Option('--to <format>', say('key.convert.to'))
        .choices(['openssh', 'pkcs8', 'public', 'rfc4716', 'pem'])
        .makeOptionMandatory(),
    )
    .option('-C, --comment <comment>', say('key.option.comment'))
    .addOption(passphraseFile())
    .option('--new-passphrase-file <file>', say('key.option.newPassphraseFile'))
    .option('--no-passphrase', say('key.option.noPassphrase'))
    .option('-o, --out <file>', say('cert.option.out'))
    .option('--force', say('cert.option.force'))
    .action((file: string, options: Parameters<typeof import('./convert.js').convert>[1]) =>
      run(async () => (await import('./convert.js')).convert(file, options, context)),
    );
  key
    .command('sign')
    .description(say('key.sign.summary'))
    .argument('<files...>', say('key.sign.files'))
    .requiredOption('-f, --key <file>', say('key.sign.key'))
    .option('-n, --namespace <namespace>', say('key.sign.namespace'), 'file')
    .addOption(new Option('--hash <hash>', say('key.sign.hash')).choices(['sha512', 'sha256']).default('sha512'))
    .addOption(passphraseFile())
    .option('--force', say('cert.option.force'))
    .action((files: string[], options: Parameters<typeof import('./sign.js').sign>[1]) =>
      run(async () => (await import('./sign.js')).sign(files, options, context)),
    );
  key
    .command('verify')
    .description(say('key.verify.summary'))
    .argument('[file]', say('key.verify.file'), '-')
    .requiredOption('-s, --signature <file>', say('key.verify.signature'))
    .option('-n, --namespace <namespace>', say('key.sign.namespace'), 'file')
    .option('-f, --allowed-signers <file>', say('key.verify.allowedSigners'))
    .option('-I, --identity <name>', say('key.verify.identity'))
    .option('--any-signer', say('key.verify.anySigner'))
    .option('--revoked <file>', say('key.verify.revokedFile'))
    .option('--at <time>', say('cert.verify.at'))
    .option('--json', say('sshKeys.option.json'))
    .action((file: string, options: Parameters<typeof import('./verify.js').verify>[1]) =>
      run(async () => (await import('./verify.js')).verify(file, options, context)),
    );
  key
    .command('certify')
    .description(say('key.certify.summary'))
    .argument('<files...>', say('key.certify.files'))
    .requiredOption('--ca <file>', say('key.certify.ca'))
    .requiredOption('-I, --identity <name>', say('key.certify.identity'))
    .requiredOption('-V, --validity <interval>', say('key.certify.validity'))
    .option('-n, --principals <names>', say('key.certify.names'))
    .option('--any-principal', say('key.certify.anyPrincipal'))
    .option('--host', say('key.certify.host'))
    .option('-z, --serial <number>', say('key.certify.serial'))
    .option('-O, --option <option>', say('key.certify.option'), list)
    .addOption(passphraseFile())
    .option('--force', say('cert.option.force'))
    .option('--json', say('sshKeys.option.json'))
    .action((files: string[], options: Parameters<typeof import('./certify.js').certify>[1]) =>
      run(async () => (await import('./certify.js')).certify(files, options, context)),
    );
  key
    .command('copy-id')
    .description(say('key.copyId.summary'))
    .argument('<[user@]host>', say('ssh.argument.destination'))
    .option('-i, --identity <file>', say('key.copyId.identity'), list)
    .option('-p, --port <port>', say('ssh.option.port'), port)
    .option('--known-hosts <file>', say('ssh.option.knownHosts'), list)
    .option('-o, --option <keyword=value>', say('ssh.option.option'), list)
    .option('-n, --dry-run', say('key.copyId.dryRun'))
    .option('--json', say('sshKeys.option.json'))
    .action((destination: string, options: Parameters<typeof import('./copy-id.js').copyId>[1]) =>
      run(async () => (await import('./copy-id.js')).copyId(destination, options, context)),
    );
  return key;
}

const list = (value: string, before: readonly string[] = []): string[] => [...before, value];
