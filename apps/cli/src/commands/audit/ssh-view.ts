import { ALGORITHM_LISTS, type AlgorithmList, type RatedAlgorithm, type SshAudit } from '../../audit/ssh/report.js';
import type { RunContext } from '../../run-context.js';
import { printableLines } from '../../terminal/printable.js';
import { padColumns, wrap } from '../../terminal/wrap.js';
import { printFindings } from './findings-view.js';

const NAME_COLUMNS = 46;

/** Prints the audit of an SSH server for people. */
export function printSshAudit(audit: SshAudit, context: RunContext): void {
  const { print, say, style } = context;
  const { host, port } = audit;
  print(style.bold(say('audit.title', { host, port })));
  for (const line of wrap(printableLines(audit.identification).join(' '), style.width - 2)) print(`  ${line}`);
  const shown = new Set<string>();
  for (const list of ALGORITHM_LISTS) {
    const other = otherDirection(list);
    if (other !== undefined && shown.has(other) && same(audit.algorithms[list], audit.algorithms[other])) continue;
    shown.add(list);
    print('');
    print(style.bold(list));
    for (const algorithm of audit.algorithms[list]) printAlgorithm(algorithm, context);
  }
  print('');
  print(style.bold(say('audit.protocol')));
  const row = (label: string, text: string): void => print(`  ${style.dim(padColumns(label, 28))}${text}`);
  row(say('audit.strictKex'), say(audit.strictKex ? 'audit.yes' : 'audit.no'));
  if (audit.groupExchangeBits !== undefined) {
    row(say('audit.groupExchange'), say('audit.bits', { bits: audit.groupExchangeBits }));
  }
  row(say('audit.hassh'), audit.hasshServer);
  print('');
  print(style.bold(say('audit.hostKeys')));
  if (audit.hostKeys.length === 0) print(`  ${say('audit.none')}`);
  for (const key of audit.hostKeys) {
    print(`  ${key.type}, ${say('audit.bits', { bits: key.bits })}`);
    print(style.dim(`    ${key.fingerprint}`));
  }
  printFindings(audit.findings, context);
}

function printAlgorithm({ name, rating }: RatedAlgorithm, { print, say, style }: RunContext): void {
  const mark = rating === 'insecure' ? style.bad('✗') : rating === 'unknown' ? style.dim('?') : style.good('✓');
  const text = printableLines(name).join(' ');
  print(`  ${mark} ${padColumns(text, NAME_COLUMNS)} ${style.dim(say(`audit.rating.${rating}`))}`);
}

function otherDirection(list: AlgorithmList): AlgorithmList | undefined {
  const other = list.replace('_server_to_client', '_client_to_server') as AlgorithmList;
  return other === list ? undefined : other;
}

function same(one: readonly RatedAlgorithm[], other: readonly RatedAlgorithm[]): boolean {
  return one.map(({ name }) => name).join() === other.map(({ name }) => name).join();
}
