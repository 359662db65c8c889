import { expect, it } from 'vitest';
import { tlsCases } from '../src/gauntlet/index.js';
import { runGauntlet } from '../src/node/index.js';

/** Believes whatever the proxy says: pages, redirections, and what comes right behind the answer. */
const SCRIPT = `
import { readFileSync } from 'node:fs';
import { get, request } from 'node:http';
import { get as getSecurely } from 'node:https';
const [url, ca] = process.argv.slice(2);
const proxy = new URL(process.env.https_proxy);
const { host, pathname } = new URL(url);
const connect = request({ host: proxy.hostname, port: proxy.port, method: 'CONNECT', path: host });
connect.on('connect', (response, socket, head) => {
  const { location } = response.headers;
  if (location !== undefined) get(location, (answer) => answer.resume());
  else if (response.statusCode !== 200) socket.on('data', (page) => process.stdout.write(page));
  process.stdout.write(head);
  if (head.length > 0) socket.destroy();
  if (response.statusCode !== 200 || head.length > 0) return;
  const options = { socket, servername: 'localhost', agent: false, CA };
  getSecurely(url, options, (answer) => answer.pipe(process.stdout));
});
connect.end();
`;

const client = (authority: string) => ({
  argv: ['node', '{script}', '{url}', '{ca}'],
  script: { name: 'client.mjs', text: SCRIPT.replace('CA }', `${authority} }`) },
});
const cases = tlsCases.filter(({ group }) => group === 'proxy');

it('finds a client that believes proxies', async () => {
  const careless = await runGauntlet({ client: client('rejectUnauthorized: false'), cases, trace: false });
  expect(careless.results.map(({ id, verdict }) => [id, verdict])).toEqual(cases.map(({ id }) => [id, 'FELL']));
  const verifying = await runGauntlet({ client: client('ca: readFileSync(ca)'), cases, trace: false });
  expect(verifying.results.filter(({ verdict }) => verdict !== 'FELL').map(({ id }) => id)).toEqual([
    'tls-connect-untrusted-root',
  ]);
}, 60_000);

it('does not try clients with it that ask no proxy', async () => {
  const direct = {
    argv: ['node', '{script}', '{url}', '{ca}'],
    script: {
      name: 'client.mjs',
      text: `import { get } from 'node:https';
get(process.argv[2], { rejectUnauthorized: false }, (answer) => answer.pipe(process.stdout));`,
    },
  };
  const report = await runGauntlet({ client: direct, cases, trace: false });
  expect(report.results.map(({ verdict }) => verdict)).toEqual(cases.map(() => 'NOT_OFFERED'));
}, 60_000);
