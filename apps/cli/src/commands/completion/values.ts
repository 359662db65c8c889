import type { ClientProtocol } from '@cutaway/mitm-scenarios/gauntlet';
import type { RunKind } from '@cutaway/mitm-scenarios/live';
import type { RunContext } from '../../run-context.js';
import { LIVE_SETTINGS } from '../lab/command.js';

/** What may stand for an option or argument, read from where the program itself looks it up. */
type Values = (context: RunContext) => Promise<readonly string[]>;

const rungs: Values = async () => (await import('@cutaway/mitm-scenarios')).rungs.map(({ id }) => id);
const attackers: Values = async () => (await import('@cutaway/mitm-scenarios')).attackers.map(({ id }) => id);
const experiments =
  (list: 'questions' | 'measures' | 'errata'): Values =>
  async () =>
    (await import('@cutaway/mitm-scenarios/experiments'))[list].map(({ id }) => id.replace(/^q(?=\d)/, ''));
const cases =
  (protocol: ClientProtocol): Values =>
  async () => {
    const all = (await import('@cutaway/mitm-scenarios/gauntlet')).casesByProtocol[protocol];
    return [...new Set(all.map(({ group }) => group)), ...all.map(({ id }) => id)];
  };
const clients =
  (protocol: ClientProtocol): Values =>
  async () =>
    (await import('@cutaway/mitm-scenarios/gauntlet')).preparedClients
      .filter((client) => client.protocol === protocol)
      .map(({ id }) => id);
const setting =
  (kind: RunKind, name: string): Values =>
  async () =>
    (await import('@cutaway/mitm-scenarios/live')).settings[kind].find((one) => one.name === name)?.values ?? [];
const versions: Values = async () => ['1.0', '1.1', '1.2', '1.3'];

/** By the command's name below `cutaway` and the name of the option or argument. */
const SOURCES: Readonly<Record<string, Values>> = {
  'lab <rung>': rungs,
  'lab <attacker>': attackers,
  'lab ask <which>': experiments('questions'),
  'lab measure <which>': experiments('measures'),
  'lab errata <which>': experiments('errata'),
  ...Object.fromEntries(
    (['tls', 'ssh', 'smtp', 'imap', 'pop3'] as const).flatMap((protocol) => [
      [`gauntlet ${protocol} --client`, clients(protocol)],
      [`gauntlet ${protocol} --case`, cases(protocol)],
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(LIVE_SETTINGS).flatMap(([kind, names]) =>
      names.map((name) => [`lab ${kind} --${name}`, setting(kind as RunKind, name)]),
    ),
  ),
  'gauntlet serve <case>': async () =>
    Object.values((await import('@cutaway/mitm-scenarios/gauntlet')).casesByProtocol).flatMap((all) =>
      all.map(({ id }) => id),
    ),
  'tls --min': versions,
  'tls --max': versions,
  'tls --groups': async () => (await import('@cutaway/tls-handshake')).supported.groups,
  'tls --ciphers': async () => (await import('@cutaway/tls-handshake')).supported.cipherSuites,
  'intercept tls --present': async () => (await import('@cutaway/mitm-scenarios/intercept')).presentable,
  'cert issue --insecure-fault': async () => Object.keys((await import('@cutaway/x509/authority/lab')).NAMED_CHANGES),
  'schema <name>': async () => Object.keys((await import('../schema/schemas.js')).schemas),
  'explain <terms>': async () => (await import('../explain/terms.js')).knownTerms(),
};

/** The source of values of an option (`--lang`) or argument (`<rung>`) of a command, when it has one. */
export function valuesOf(command: string, parameter: string): Values | undefined {
  return SOURCES[`${command} ${parameter}`];
}

/** Every command and parameter that has values of its own. A test holds them against the tree. */
export const parametersWithValues: readonly string[] = Object.keys(SOURCES);
