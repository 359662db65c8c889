// Runs every prepared client that is installed through the gauntlet and writes what each fell for to the site's data:
// `npm run real-clients`, or some of them: `npm run real-clients -- curl java`. With `--case` the cases whose ids begin so
// are run alone, and what is kept of the others stays: `npm run real-clients -- curl --case tls13-change-cipher-spec`.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { casesByProtocol, Material, preparedClients } from '@cutaway/mitm-scenarios/gauntlet';
import { clientVersion, runGauntlet } from '@cutaway/mitm-scenarios/node';
import { nodeCrypto } from '@cutaway/primitives/node';
import { root, say } from './steps.mjs';

// The Node that the lockfile names, and the system's Python, which has Debian's modules.
process.env.PATH = [join(root, 'node_modules/.bin'), '/usr/bin', process.env.PATH].join(delimiter);

const data = join(root, 'apps/docs/src/data/real-clients.json');
const { positionals: wanted, values } = parseArgs({
  allowPositionals: true,
  options: { case: { type: 'string', multiple: true } },
});
const isRun = ({ id }) => values.case === undefined || values.case.some((start) => id.startsWith(start));
const kept = JSON.parse(readFileSync(data, 'utf8')).clients;
const material = new Material(nodeCrypto);
const clients = [];
for (const client of preparedClients) {
  const { id, protocol, program } = client;
  const before = kept.find((one) => one.id === id);
  const version = program === 'cutaway' ? undefined : clientVersion(client);
  if (version === undefined || (wanted.length > 0 && !wanted.includes(id))) {
    if (before !== undefined) clients.push(before);
    continue;
  }
  const modules = { CUTAWAY_MODULES: join(root, 'packages/ssh-auth/') };
  const template = id === 'ssh2' ? { ...client.template, env: modules } : client.template;
  const all = casesByProtocol[protocol];
  const cases = all.filter(isRun);
  if (cases.length === 0) {
    if (before !== undefined) clients.push(before);
    continue;
  }
  const report = await runGauntlet({ client: template, cases, name: id, material, trace: false, timeout: 15_000 });
  const attacks = report.results.filter(({ control }) => !control);
  const of = (verdict) => attacks.filter((result) => result.verdict === verdict).map((one) => one.id);
  // What was kept of cases that are not run now, in the order of the cases.
  const merged = (list, ids) =>
    all.filter((one) => (isRun(one) ? ids.includes(one.id) : before?.[list].includes(one.id))).map((one) => one.id);
  if (values.case === undefined && !report.results.some(({ control, verdict }) => control && verdict === 'ACCEPTED')) {
    say(`${id}: does not get through to any honest server here; left out`);
    continue;
  }
  const refusedControls = report.results.filter(({ control, verdict }) => control && verdict === 'REFUSED');
  clients.push({
    ...{ id, protocol, version },
    fell: merged('fell', of('FELL')),
    notOffered: merged('notOffered', of('NOT_OFFERED')),
    inconclusive: merged('inconclusive', of('INCONCLUSIVE')),
    notTestable: merged('notTestable', of('NOT_TESTABLE')),
    refusedControls: merged(
      'refusedControls',
      refusedControls.map((one) => one.id),
    ),
  });
  say(`${id}: fell for ${of('FELL').length} of ${cases.length}, ${of('INCONCLUSIVE').length} inconclusive`);
}
const day = new Date().toISOString().slice(0, 10);
writeFileSync(data, JSON.stringify({ day, clients }));
spawnSync(join(root, 'node_modules/.bin/biome'), ['format', '--write', data], { stdio: 'inherit' });
