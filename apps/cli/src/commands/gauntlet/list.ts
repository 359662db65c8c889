import { scenariosCatalogue } from '@cutaway/mitm-scenarios/explain';
import { allCases, casesByProtocol, isControl, notServed, preparedClients } from '@cutaway/mitm-scenarios/gauntlet';
import { lessonOf, titleOf } from '@cutaway/mitm-scenarios/gauntlet/report';
import { phrase } from '@cutaway/primitives/explain';
import { ExitCode } from '../../exit-code.js';
import type { RunContext } from '../../run-context.js';
import { padColumns, wrap } from '../../terminal/wrap.js';

/** Where titles begin. */
const TITLE = 41;

/** Lists every case and every prepared client. */
export function listCases(json: boolean, context: RunContext): ExitCode {
  const { print, say, style, language } = context;
  const told = (key: string): string => phrase(scenariosCatalogue, key, language) ?? key;
  if (json) {
    const cases = allCases.map((hostile) => ({
      id: hostile.id,
      protocol: hostile.protocol,
      group: hostile.group,
      severity: hostile.severity,
      control: isControl(hostile),
      rules: hostile.rules,
      cve: hostile.cve ?? [],
      cwe: hostile.cwe ?? [],
      title: titleOf(hostile, language),
      lesson: lessonOf(hostile, language),
    }));
    const clients = preparedClients.map(({ id, protocol, program }) => ({ id, protocol, program }));
    const left = notServed.map(({ id, protocol }) => ({
      id,
      protocol,
      title: told(`not-served.${id}.title`),
      reason: told(`not-served.${id}.reason`),
    }));
    print(JSON.stringify({ schemaVersion: 1, cases, clients, notServed: left }));
    return ExitCode.ok;
  }
  let group = '';
  for (const hostile of allCases) {
    const heading = `${hostile.protocol.toUpperCase()} · ${phrase(scenariosCatalogue, `group.${hostile.group}`, language)}`;
    if (heading !== group) {
      group = heading;
      print('');
      print(`${style.bold(heading)} (${hostile.group})`);
    }
    const [first = '', ...rest] = wrap(titleOf(hostile, language), style.width - TITLE);
    // A name longer than its column has the line alone.
    const fits = hostile.id.length < TITLE - 3;
    print((fits ? `  ${padColumns(hostile.id, TITLE - 2)}${first}` : `  ${hostile.id}`).trimEnd());
    for (const line of fits ? rest : [first, ...rest]) print(' '.repeat(TITLE) + line);
  }
  print('');
  print(style.bold(say('gauntlet.list.notServed')));
  for (const { id, protocol } of notServed) {
    for (const line of wrap(`${protocol.toUpperCase()} · ${told(`not-served.${id}.title`)}`, style.width - 2))
      print(`  ${line}`);
    for (const line of wrap(told(`not-served.${id}.reason`), style.width - 4)) print(style.dim(`    ${line}`));
  }
  print('');
  print(style.bold(say('gauntlet.list.clients')));
  for (const protocol of Object.keys(casesByProtocol)) {
    const names = preparedClients.filter((client) => client.protocol === protocol).map(({ id }) => id);
    const [first = '', ...rest] = wrap(names.join(', '), style.width - 8);
    print(`  ${protocol.padEnd(4)}  ${first}`);
    for (const line of rest) print(`        ${line}`);
  }
  return ExitCode.ok;
}
