// Runs every prepared client that is installed through the gauntlet and writes what each fell for to the site's data:
// `npm run real-clients`, or some of them: `npm run real-clients -- curl java`.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { casesByProtocol, Material, preparedClients } from '@cutaway/mitm-scenarios/gauntlet';
import { clientVersion, runGauntlet } from '@cutaway/mitm-scenarios/node';
import { nodeCrypto } from '@cutaway/primitives/node';
import { root, say } from './steps.mjs';

// The Node that the lockfile names, and the system's Python, which has Debian's modules.
process.env.PATH = [join(root, 'node_modules/.bin'), '/usr/bin', process.env.PATH].join(delimiter);

const data = join(root, 'apps/docs/src/data/real-clients.json');
const wanted = process.argv.slice(2);
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
  const cases = casesByProtocol[protocol];
  const report = await runGauntlet({ client: template, cases, name: id, material, trace: false, timeout: 15_000 });
  const attacks = report.results.filter(({ control }) => !control);
  const of = (verdict) => attacks.filter((result) => result.verdict === verdict).map((one) => one.id);
  if (!report.results.some(({ control, verdict }) => control && verdict === 'ACCEPTED')) {
    say(`${id}: does not get through to any honest server here; left out`);
    continue;
  }
  const refusedControls = report.results.filter(({ control, verdict }) => control && verdict !== 'ACCEPTED');
  clients.push({
    ...{ id, protocol, version, fell: of('FELL'), notOffered: of('NOT_OFFERED') },
    ...{ inconclusive: of('INCONCLUSIVE'), notTestable: of('NOT_TESTABLE') },
    refusedControls: refusedControls.map((one) => one.id),
  });
  say(`${id}: fell for ${of('FELL').length} of ${cases.length}, ${of('INCONCLUSIVE').length} inconclusive`);
}
const day = new Date().toISOString().slice(0, 10);
writeFileSync(data, JSON.stringify({ day, clients }));
spawnSync(join(root, 'node_modules/.bin/biome'), ['format', '--write', data], { stdio: 'inherit' });
