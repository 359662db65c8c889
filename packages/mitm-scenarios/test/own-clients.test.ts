import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostKeyVerifier } from '@cutaway/ssh-auth/known-hosts';
import { connect as connectSsh, readIdentityFile, readKnownHosts } from '@cutaway/ssh-auth/node';
import { connect as connectTls } from '@cutaway/tls-handshake/node';
import { certificatesFromPem } from '@cutaway/x509';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HostileCase, isControl, sshCases, tlsCases } from '../src/gauntlet/index.js';
import { runGauntlet } from '../src/node/index.js';

type Query = Readonly<Record<string, string>>;

/** The example of the package's README, to which a request is made in place of starting it. */
async function fetchOverTls({ url = '', ca = '' }: Query): Promise<string> {
  const { hostname, port, pathname } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  const anchors = certificatesFromPem(readFileSync(ca, 'utf8'));
  const socket = connectTls({ host, port: Number(port), anchors });
  socket.write(`GET ${pathname} HTTP/1.0\r\nHost: ${hostname}\r\n\r\n`);
  let answer = '';
  for await (const chunk of socket) answer += chunk;
  return answer;
}

async function runOverSsh({ host = '', port = '', user = '', recorded = '', identity = '', cmd = '' }: Query) {
  const knownHosts = await readKnownHosts([recorded]);
  const keys = await readIdentityFile(identity);
  const connection = await connectSsh({
    host,
    port: Number(port),
    userName: user,
    verifyHostKey: hostKeyVerifier(knownHosts),
    hostKeyAlgorithms: knownHosts.hostKeyAlgorithms({ host, port: Number(port) }),
    authentication: keys.map((key) => ({ method: 'publickey', key })),
  });
  const { stdout } = await connection.exec(cmd);
  await connection.close();
  return new TextDecoder().decode(stdout);
}

let app: Server;
let address = '';
beforeAll(async () => {
  app = createServer(async ({ url = '' }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://app');
    const query = Object.fromEntries(searchParams);
    try {
      response.end(await (pathname === '/tls' ? fetchOverTls(query) : runOverSsh(query)));
    } catch (error) {
      response.writeHead(502).end(String(error));
    }
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(app.address() as AddressInfo).port}`;
});
afterAll(() => app.close());

/** Waiting for a client to give up is most of it. */
const SIDE_BY_SIDE = 16;

async function verdicts(trigger: string, cases: readonly HostileCase[]) {
  const client = { argv: [], trigger: `${address}${trigger}` };
  const report = await runGauntlet({ client, cases, jobs: SIDE_BY_SIDE, timeout: 60_000, trace: false });
  return report.results.map(({ id, verdict, reason }) => ({ id, verdict, reason }));
}

describe('our own clients', () => {
  it.each([
    ['TLS', '/tls?url={url}&ca={ca}', tlsCases],
    ['SSH', '/ssh?host={host}&port={port}&user={user}&recorded={known_hosts}&identity={identity}&cmd={cmd}', sshCases],
  ] as const)(
    'fall for nothing of %s',
    async (_, trigger, cases) => {
      const results = await verdicts(trigger, cases);
      const controls = new Set(cases.filter(isControl).map(({ id }) => id));
      const good = ['REFUSED', 'NOT_OFFERED'];
      expect(
        results.filter(({ id, verdict }) => (controls.has(id) ? verdict !== 'ACCEPTED' : !good.includes(verdict))),
      ).toEqual([]);
    },
    120_000,
  );
});
