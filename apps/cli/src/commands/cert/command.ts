import { Command, Option } from 'commander';
import type { ExitCode } from '../../exit-code.js';
import type { RunContext } from '../../run-context.js';
import { withPageOptions } from '../../views/html/write-page.js';

type Finish = (code: ExitCode) => void;

/** The names of `FORMATS`; written here so that the help loads nothing. */
const FORMATS = ['pem', 'der', 'p12', 'jwk', 'pkcs8', 'pkcs1', 'sec1', 'spki', 'truststore'];
/** The names of `KEY_KINDS`. */
const KEY_TYPES = ['p-256', 'p-384', 'p-521', 'ed25519', 'rsa-2048', 'rsa-3072', 'rsa-4096'];

/** `cutaway cert …`. */
export function certCommand(context: RunContext, finish: Finish): Command {
  const { say } = context;
  const cert = new Command('cert').description(say('cert.summary'));
  const password = (command: Command): Command =>
    command
      .option('--password-file <file>', say('cert.option.passwordFile'))
      .option('--max-iterations <count>', say('cert.option.maxIterations'));
  const json = (command: Command): Command => command.option('--json', say('cert.option.json'));
  const keyType = (command: Command): Command =>
    command.addOption(new Option('--key-type <type>', say('cert.option.keyType')).choices(KEY_TYPES).default('p-256'));
  const output = (command: Command): Command =>
    command.option('-o, --out <name>', say('cert.option.out')).option('--force', say('cert.option.force'));
  const act = (work: () => Promise<ExitCode>) => async () => {
    const { tellingX509Errors } = await import('./failures.js');
    finish(await tellingX509Errors(context, work));
  };

  withPageOptions(json(password(cert.command('inspect'))), context)
    .description(say('cert.inspect.summary'))
    .argument('<files...>', say('cert.argument.files'))
    .option('--short', say('cert.inspect.short'))
    .option('--fields', say('cert.inspect.fields'))
    .action((files: string[], options: Parameters<typeof import('./inspect.js').inspect>[1]) =>
      act(async () => (await import('./inspect.js')).inspect(files, options, context))(),
    );

  withPageOptions(json(password(cert.command('verify'))), context)
    .description(say('cert.verify.summary'))
    .argument('<file>', say('cert.verify.argument'))
    .option('--host <names...>', say('cert.verify.host'))
    .option('--ip <addresses...>', say('cert.verify.ip'))
    .option('--email <mailboxes...>', say('cert.verify.email'))
    .option('--ca <file>', say('cert.verify.ca'))
    .addOption(
      new Option('--roots <which>', say('cert.verify.roots')).choices(['mozilla', 'system']).default('mozilla'),
    )
    .option('--untrusted <file>', say('cert.verify.untrusted'))
    .option('--crl <files...>', say('cert.verify.crl'))
    .option('--ocsp <files...>', say('cert.verify.ocsp'))
    .option('--stapled <file>', say('cert.verify.stapled'))
    .option('--fetch', say('cert.verify.fetch'))
    .option('--soft-fail', say('cert.verify.softFail'))
    .addOption(
      new Option('--purpose <purpose>', say('cert.verify.purpose'))
        .choices(['server', 'client', 'any'])
        .default('server'),
    )
    .addOption(
      new Option('--profile <profile>', say('cert.verify.profile')).choices(['rfc5280', 'webpki']).default('rfc5280'),
    )
    .option('--at <time>', say('cert.verify.at'))
    .action((file: string, options: Parameters<typeof import('./verify.js').verify>[1]) =>
      act(async () => (await import('./verify.js')).verify(file, options, context))(),
    );

  json(password(cert.command('lint')))
    .description(say('cert.lint.summary'))
    .argument('<files...>', say('cert.argument.files'))
    .addOption(
      new Option('--min-severity <severity>', say('cert.lint.minSeverity'))
        .choices(['error', 'warning', 'notice'])
        .default('notice'),
    )
    .addOption(new Option('--scope <scope>', say('cert.lint.scope')).choices(['any', 'web']))
    .action((files: string[], options: Parameters<typeof import('./lint.js').lint>[1]) =>
      act(async () => (await import('./lint.js')).lint(files, options, context))(),
    );

  output(keyType(json(password(cert.command('issue').alias('create')))))
    .description(say('cert.issue.summary'))
    .argument('[names...]', say('cert.argument.names'))
    .option('--ca <folder>', say('cert.issue.ca'))
    .option('--csr <file>', say('cert.issue.csr'))
    .option('--days <days>', say('cert.option.days'))
    .option('--path-length <count>', say('cert.issue.pathLength'))
    .option('--must-staple', say('cert.issue.mustStaple'))
    .option('--insecure-fault <name>', say('cert.issue.fault'))
    .addOption(
      new Option('--for <purpose>', say('cert.issue.for'))
        .choices(['server', 'client', 'code-signing', 'email', 'intermediate'])
        .default('server'),
    )
    .action((names: string[], options: Parameters<typeof import('./issue.js').issue>[1]) =>
      act(async () => (await import('./issue.js')).issue(names, options, context))(),
    );

  const ca = cert.command('ca').description(say('cert.ca.summary'));
  keyType(json(ca.command('init')))
    .description(say('cert.ca.init.summary'))
    .argument('<folder>', say('cert.ca.folder'))
    .option('--name <name>', say('cert.ca.name'), 'Development CA')
    .option('--days <days>', say('cert.option.days'), '3650')
    .option('--force', say('cert.option.force'))
    .action((folder: string, options: Parameters<typeof import('./authority-folder.js').initAuthority>[1]) =>
      act(async () => (await import('./authority-folder.js')).initAuthority(folder, options, context))(),
    );

  output(keyType(json(password(cert.command('csr')))))
    .description(say('cert.csr.summary'))
    .argument('<names...>', say('cert.argument.names'))
    .option('--key <file>', say('cert.csr.key'))
    .action((names: string[], options: Parameters<typeof import('./create-request.js').createRequest>[1]) =>
      act(async () => (await import('./create-request.js')).createRequest(names, options, context))(),
    );

  output(json(password(cert.command('convert'))))
    .description(say('cert.convert.summary'))
    .argument('<files...>', say('cert.argument.files'))
    .addOption(new Option('--to <format>', say('cert.convert.to')).choices(FORMATS).makeOptionMandatory())
    .option('--encrypt', say('cert.convert.encrypt'))
    .option('--new-password-file <file>', say('cert.convert.newPasswordFile'))
    .action((files: string[], options: Parameters<typeof import('./convert.js').convert>[1]) =>
      act(async () => (await import('./convert.js')).convert(files, options, context))(),
    );

  output(json(cert.command('fetch')))
    .description(say('cert.fetch.summary'))
    .argument('<host[:port]>', say('tls.argument.target'))
    .option('--servername <name>', say('tls.option.servername'))
    .option('--timeout <seconds>', say('tls.option.timeout'), '10')
    .action((target: string, options: Parameters<typeof import('./fetch.js').fetchCertificates>[1]) =>
      act(async () => (await import('./fetch.js')).fetchCertificates(target, options, context))(),
    );
  return cert;
}
