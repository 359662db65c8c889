// Runs every prepared client that is installed through the gauntlet and writes what each fell for to the site's data.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { casesByProtocol, Material, preparedClients } from '@cutaway/mitm-scenarios/gauntlet';
import { runGauntlet } from '@cutaway/mitm-scenarios/node';
import { nodeCrypto } from '@cutaway/primitives/node';
import { root, say } from './steps.mjs';

/** How each program tells its version, where it is not `--version`. */
const VERSION = {
  openssl: ['version'],
  ssh: ['-V'],
  dbclient: ['-V'],
  python3: ['--version'],
};
const material = new Material(nodeCrypto);
const clients = [];
for (const { id, protocol, program, template } of preparedClients) {
  if (program === 'cutaway') continue;
  const { stdout, stderr, error } = spawnSync(program, VERSION[program] ?? ['--version'], { encoding: 'utf8' });
  if (error !== undefined) continue;
  const client = id === 'ssh2' ? { ...template, env: { CUTAWAY_MODULES: join(root, 'packages/ssh-auth/') } } : template;
  const cases = casesByProtocol[protocol];
  const report = await runGauntlet({ client, cases, name: id, material, trace: false, timeout: 15_000 });
  const of = (verdict) =>
    report.results.filter((result) => result.verdict === verdict && !result.control).map((one) => one.id);
  const passed = report.results.filter(({ control, verdict }) => control && verdict === 'ACCEPTED').length;
  if (passed === 0) {
    say(`${id}: does not get through to any honest server here; left out`);
    continue;
  }
  clients.push({
    id,
    protocol,
    version: (stdout + stderr).trim().split('\n')[0],
    fell: of('FELL'),
    notOffered: of('NOT_OFFERED'),
    inconclusive: of('INCONCLUSIVE'),
  });
  say(`${id}: fell for ${of('FELL').length} of ${cases.length}`);
}
const day = new Date().toISOString().slice(0, 10);
const data = join(root, 'apps/docs/src/data/real-clients.json');
writeFileSync(data, JSON.stringify({ day, clients }));
spawnSync(join(root, 'node_modules/.bin/biome'), ['format', '--write', data], { stdio: 'inherit' });
