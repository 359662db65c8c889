import { scenariosCatalogue } from '@cutaway/mitm-scenarios/explain';
import { allCases, casesByProtocol, isControl, notServed, preparedClients } from '@cutaway/mitm-scenarios/gauntlet';
import { lessonOf, titleOf } from '@cutaway/mitm-scenarios/gauntlet/report';
import { phrase } from '@cutaway/primitives/explain';
import { ExitCode } from '../../exit-code.js';
import type { RunContext } from '../../run-context.js';
import { padColumns, wrap } from '../../terminal/wrap.js';

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
    print(`  ${padColumns(hostile.id, 38)} ${titleOf(hostile, language)}`);
  }
  print('');
  print(style.bold(say('gauntlet.list.notServed')));
  for (const { id, protocol } of notServed) {
    print(`  ${protocol.toUpperCase()} · ${told(`not-served.${id}.title`)}`);
    for (const line of wrap(told(`not-served.${id}.reason`), style.width - 4)) print(style.dim(`    ${line}`));
  }
  print('');
  print(style.bold(say('gauntlet.list.clients')));
  for (const protocol of Object.keys(casesByProtocol)) {
    const names = preparedClients.filter((client) => client.protocol === protocol).map(({ id }) => id);
    print(`  ${protocol.padEnd(4)}  ${names.join(', ')}`);
  }
  return ExitCode.ok;
}
