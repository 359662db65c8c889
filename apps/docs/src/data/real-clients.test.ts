import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findCase, findClient } from '@cutaway/mitm-scenarios/gauntlet';
import { clientVersion, runGauntlet } from '@cutaway/mitm-scenarios/node';
import { needs } from '@cutaway/test-support/peers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import kept from './real-clients.json' with { type: 'json' };

/** A few cases that tell clients from each other: all of them take minutes. */
const CASES = {
  tls: ['tls-common-name-alone', 'tls-must-staple-without', 'tls10-alone', 'tls12-no-secure-renegotiation'],
  ssh: ['ssh-revoked-key', 'ssh-group14-sha1', 'ssh-success-without-proof'],
} as const;
const CLIENTS = {
  tls: [
    ...['curl', 'wget', 'git-https', 'openssl', 'gnutls-cli', 'node-https', 'node-fetch'],
    ...['python-urllib', 'python-requests', 'java'],
  ],
  ssh: ['ssh', 'dbclient', 'plink', 'paramiko', 'ssh2', 'curl-sftp'],
} as const;

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const { PATH = '' } = process.env;
beforeAll(() => {
  // As the kept file was made: the Node that the lockfile names, and the Python that has Debian's modules.
  process.env.PATH = [`${root}node_modules/.bin`, '/usr/bin', PATH].join(delimiter);
});
afterAll(() => {
  process.env.PATH = PATH;
});

const all = (['tls', 'ssh'] as const).flatMap((protocol) => CLIENTS[protocol].map((id) => [id, protocol] as const));

it.for(all)('%s falls for what the kept file says', { timeout: 60_000 }, async ([id, protocol], ctx) => {
  const client = findClient(id, protocol);
  needs(ctx, client.program);
  const version = clientVersion(client);
  if (version === undefined) return ctx.skip(`${id} is not installed`);
  const recorded = kept.clients.find((one) => one.id === id);
  expect(recorded, `${id} is not in the kept file: npm run real-clients -- ${id}`).toBeDefined();
  // Another version may behave otherwise.
  if (recorded === undefined || recorded.version !== version) return;
  const modules = { CUTAWAY_MODULES: `${root}packages/ssh-auth/` };
  const template = id === 'ssh2' ? { ...client.template, env: modules } : client.template;
  const { results } = await runGauntlet({ client: template, cases: CASES[protocol].map(findCase), trace: false });
  const verdictOf = (one: string): string => {
    const lists = {
      FELL: recorded.fell,
      NOT_OFFERED: recorded.notOffered,
      INCONCLUSIVE: recorded.inconclusive,
      NOT_TESTABLE: recorded.notTestable,
    };
    return Object.entries(lists).find(([, ids]) => (ids as string[]).includes(one))?.[0] ?? 'REFUSED';
  };
  expect(
    results.map((one) => [one.id, one.verdict]),
    `${recorded.version} differs from what is kept. If that is right, renew it: npm run real-clients -- ${id}`,
  ).toEqual(CASES[protocol].map((one) => [one, verdictOf(one)]));
});
