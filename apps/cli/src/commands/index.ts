import type { Command } from 'commander';
import type { CliPhraseKey } from '../catalogue/index.js';
import type { RunContext } from '../run-context.js';

/** A command below `cutaway`, as far as it is known before its code is loaded. */
export interface TopCommand {
  readonly name: string;
  /** The heading it stands under in the help; a command without one is not shown. */
  readonly group?: CliPhraseKey;
  readonly summary: CliPhraseKey;
  /** Loads what builds the command, with all that is below it. */
  readonly load: () => Promise<(context: RunContext, finish: (code: number) => void) => Command>;
}

/** Every command below `cutaway`, in the order of the help. A test holds names and summaries against what is built. */
export const topCommands: readonly TopCommand[] = [
  {
    name: 'tls',
    group: 'help.group.tls',
    summary: 'tls.summary',
    load: async () => (await import('./tls/command.js')).tlsCommand,
  },
  {
    name: 'decode',
    group: 'help.group.tls',
    summary: 'decode.summary',
    load: async () => (await import('./decode/command.js')).decodeCommand,
  },
  {
    name: 'cert',
    group: 'help.group.tls',
    summary: 'cert.summary',
    load: async () => (await import('./cert/command.js')).certCommand,
  },
  {
    name: 'crl',
    group: 'help.group.tls',
    summary: 'crl.summary',
    load: async () => (await import('./crl/command.js')).crlCommand,
  },
  {
    name: 'ocsp',
    group: 'help.group.tls',
    summary: 'ocsp.summary',
    load: async () => (await import('./ocsp/command.js')).ocspCommand,
  },
  {
    name: 'ssh',
    group: 'help.group.ssh',
    summary: 'ssh.summary',
    load: async () => (await import('./ssh/command.js')).sshCommand,
  },
  {
    name: 'key',
    group: 'help.group.ssh',
    summary: 'key.summary',
    load: async () => (await import('./key/command.js')).keyCommand,
  },
  {
    name: 'authorized-keys',
    group: 'help.group.ssh',
    summary: 'authorizedKeys.summary',
    load: async () => (await import('./authorized-keys/command.js')).authorizedKeysCommand,
  },
  {
    name: 'known-hosts',
    group: 'help.group.ssh',
    summary: 'knownHosts.summary',
    load: async () => (await import('./known-hosts/command.js')).knownHostsCommand,
  },
  {
    name: 'lab',
    group: 'help.group.attack',
    summary: 'lab.summary',
    load: async () => (await import('./lab/command.js')).labCommand,
  },
  {
    name: 'gauntlet',
    group: 'help.group.attack',
    summary: 'gauntlet.summary',
    load: async () => (await import('./gauntlet/command.js')).gauntletCommand,
  },
  {
    name: 'intercept',
    group: 'help.group.attack',
    summary: 'intercept.summary',
    load: async () => (await import('./intercept/command.js')).interceptCommand,
  },
  {
    name: 'audit',
    group: 'help.group.look',
    summary: 'audit.summary',
    load: async () => (await import('./audit/command.js')).auditCommand,
  },
  {
    name: 'explain',
    group: 'help.group.look',
    summary: 'explain.summary',
    load: async () => (await import('./explain/command.js')).explainCommand,
  },
  {
    name: 'completion',
    group: 'help.group.tool',
    summary: 'completion.summary',
    load: async () => (await import('./completion/command.js')).completionCommand,
  },
  {
    name: 'man',
    group: 'help.group.tool',
    summary: 'man.summary',
    load: async () => (await import('./man/command.js')).manCommand,
  },
  {
    name: 'schema',
    group: 'help.group.tool',
    summary: 'schema.summary',
    load: async () => (await import('./schema/command.js')).schemaCommand,
  },
  {
    name: 'complete',
    summary: 'complete.summary',
    load: async () => (await import('./completion/command.js')).completeCommand,
  },
];

/**
 * The commands below `cutaway` that a command line needs: the one its first word that is a name calls, for a completion
 * also the one that is completed, and for manual pages all.
 */
export function commandsNeeded(argv: readonly string[]): readonly string[] {
  const names = topCommands.map(({ name }) => name);
  const called = argv.find((word) => names.includes(word));
  if (called === undefined) return [];
  if (called === 'man') return names;
  if (called === 'complete') return [called, ...commandsNeeded(argv.slice(argv.indexOf(called) + 1))];
  return [called];
}
