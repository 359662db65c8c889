import { ScenarioError } from '@cutaway/mitm-scenarios';
import { scenariosCatalogue } from '@cutaway/mitm-scenarios/explain';
import { findClient, preparedClients } from '@cutaway/mitm-scenarios/gauntlet';
import { phrase } from '@cutaway/primitives/explain';
import { ExitCode } from '../../exit-code.js';
import { describeError } from '../../report.js';
import type { RunContext } from '../../run-context.js';
import { commandLines, wrap } from '../../terminal/wrap.js';

/** Lists the prepared clients, or shows one with the program it runs. */
export function listClients(name: string | undefined, json: boolean, context: RunContext): ExitCode {
  const { print, style } = context;
  let clients = preparedClients;
  if (name !== undefined) {
    try {
      clients = [findClient(name)];
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      describeError(error, context, scenariosCatalogue);
      return ExitCode.usage;
    }
  }
  if (json) {
    const shown = clients.map(({ id, protocol, program, template }) => ({
      ...{ id, protocol, program, setup: setupOf(id, context) },
      ...{ argv: template.argv, env: template.env ?? {}, script: template.script?.text ?? null },
    }));
    print(JSON.stringify({ schemaVersion: 1, clients: shown }));
    return ExitCode.ok;
  }
  for (const { id, protocol, template } of clients) {
    print(`${style.bold(id)}  ${protocol.toUpperCase()}`);
    for (const line of wrap(setupOf(id, context), style.width - 4)) print(`    ${line}`);
    const { argv, env = {}, script } = template;
    const words = [
      ...Object.entries(env).map(([variable, value]) => `${variable}=${quoted(value)}`),
      ...argv.map(quoted),
    ];
    for (const line of commandLines(words, style.width - 4)) print(style.dim(`    ${line}`));
    if (name !== undefined && script !== undefined)
      print(`\n${style.dim(`# ${script.name}`)}\n${script.text.trimEnd()}`);
  }
  return ExitCode.ok;
}

const setupOf = (id: string, { language }: RunContext): string =>
  phrase(scenariosCatalogue, `client.${id}`, language) ?? '';

const quoted = (word: string): string =>
  /^[\w@%+=:,./{}-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
