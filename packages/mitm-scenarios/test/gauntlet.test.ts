import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { needs } from '@cutaway/test-support/peers';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import {
  conclusion,
  findCase,
  findClient,
  type GauntletReport,
  isControl,
  sshCases,
  timeOutsideClient,
  tlsCases,
} from '../src/gauntlet/index.js';
import { defectsOf, junitReport, readReport, sarifReport, tapReport } from '../src/gauntlet/report/index.js';
import { runGauntlet, startHostile } from '../src/node/index.js';

/** What a published schema finds wrong with a report as it is written. */
function schemaFaults(report: GauntletReport): unknown[] {
  const schema = JSON.parse(readFileSync(new URL('../schema/gauntlet-report-1.json', import.meta.url), 'utf8'));
  const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);
  validate(JSON.parse(JSON.stringify(report)));
  return validate.errors ?? [];
}

const some = (...ids: string[]) => ids.map(findCase);
const fallen = ({ results }: GauntletReport): string[] =>
  results.filter(({ verdict }) => verdict === 'FELL').map(({ id }) => id);

/** A case that is about what was not sent has nothing in a message to point at. */
const NOTHING_SENT = [
  ...['tls-stapled-revoked', 'tls-must-staple-without', 'tls-must-staple-stale', 'tls-must-staple-foreign'],
  'tls-truncated-without-length',
];

/** Each fall tells at which byte of what message the server was wrong. */
function expectDefects({ results }: GauntletReport): void {
  const falls = results.filter(({ verdict }) => verdict === 'FELL');
  const vague = falls.filter((result) => !defectsOf(result).some(({ path }) => path !== undefined));
  expect(vague.map(({ id }) => id).filter((id) => !NOTHING_SENT.includes(id))).toEqual([]);
  for (const result of falls) {
    for (const { message, byte = 0, name } of defectsOf(result)) {
      const event = result.attack?.trace?.find(({ id }) => id === message);
      expect(event).toMatchObject({ kind: 'message', direction: 'sent', name });
      expect(event?.kind === 'message' && byte * 2 < event.bytes.length).toBe(true);
    }
  }
}

describe('the TLS gauntlet', () => {
  it('finds that bare openssl s_client falls for every certificate', async (ctx) => {
    needs(ctx, 'openssl');
    const report = await runGauntlet({
      client: findClient('openssl-bare', 'tls').template,
      cases: tlsCases,
      trace: false,
    });
    const byCertificate = ['trust', 'validity', 'name', 'extension', 'name-constraint', 'weak-key', 'stapling'];
    const certificates = tlsCases.filter((hostile) => !isControl(hostile) && byCertificate.includes(hostile.group));
    expect(fallen(report)).toEqual([
      ...certificates.map(({ id }) => id),
      'tls10-alone',
      'tls11-alone',
      'tls-extension-not-offered',
      'tls-extension-in-wrong-message',
      'tls12-dhe-composite',
      'tls12-dhe-small-subgroups',
      'tls12-master-secret-not-extended',
      'tls12-other-certificate-later',
      'tls12-static-rsa',
      'tls13-fragments-with-alert-between',
      'tls12-mac-before-encrypting',
    ]);
    expect(report.summary.INCONCLUSIVE).toBe(0);
    expect(conclusion(report)).toBe('fell');
    expect(conclusion(report, { baseline: report })).toBe('held');
  }, 180_000);

  it('finds what curl falls for', async (ctx) => {
    needs(ctx, 'curl');
    const report = await runGauntlet({ client: findClient('curl', 'tls').template, cases: tlsCases });
    // OpenSSL 3.0 looks at no serial number, lets a key sign that must not and passes over extensions it did not ask for;
    // It tries no modulus for being a prime, and needs neither extended_master_secret nor encrypt_then_mac.
    // curl falls back to the common name, asks for no status and takes the end of the connection for the end of an answer.
    expect(fallen(report)).toEqual([
      'tls-common-name-alone',
      'tls-address-in-common-name',
      'tls-key-usage-without-signature',
      'tls-rsa-encryption-only',
      'tls-negative-serial',
      'tls-long-serial',
      'tls-stapled-revoked',
      'tls-must-staple-without',
      'tls-must-staple-stale',
      'tls-must-staple-foreign',
      'tls10-alone',
      'tls11-alone',
      'tls-extension-not-offered',
      'tls-extension-in-wrong-message',
      'tls12-dhe-composite',
      'tls12-dhe-small-subgroups',
      'tls12-master-secret-not-extended',
      'tls12-static-rsa',
      'tls13-fragments-with-alert-between',
      'tls12-mac-before-encrypting',
      'tls-truncated-without-length',
    ]);
    expect(report.summary.ACCEPTED).toBe(tlsCases.filter(isControl).length);
    expect(readReport(JSON.stringify(report), 'report.json')).toEqual(JSON.parse(JSON.stringify(report)));
    expect(junitReport(report)).toContain(`failures="${fallen(report).length}"`);
    expect(tapReport(report).match(/^not ok/gm)).toHaveLength(fallen(report).length);
    expect(JSON.parse(sarifReport(report)).runs[0].results).toHaveLength(fallen(report).length);
    expect(schemaFaults(report)).toEqual([]);
    expectDefects(report);
    expect(timeOutsideClient(report)).toBeLessThan(1);
    const fell = report.results.find(({ id }) => id === 'tls-common-name-alone');
    expect(fell?.attack?.trace?.some((event) => event.kind === 'message' && event.name === 'Certificate')).toBe(true);
  }, 180_000);

  it.each([
    ['sends nothing', ['sleep', '30'], 'twin-timeout'],
    ['ends at once', ['true'], 'twin-failed'],
    ['is not there', ['no-such-program-anywhere'], 'client-missing'],
  ])('never calls a client safe that %s', async (_, argv, reason) => {
    const report = await runGauntlet({ client: { argv }, cases: some('tls-expired'), timeout: 700 });
    expect(report.results[0]).toMatchObject({ verdict: 'INCONCLUSIVE', reason });
    expect(conclusion(report)).toBe('inconclusive');
  });

  it('never calls a client safe that only sometimes gets through', async (ctx) => {
    needs(ctx, 'curl');
    // Works with the honest servers of every second run; a marker in its own folder is gone with its home.
    const flaky = [
      'sh',
      '-c',
      'test $(($(date +%N | tail -c 3 | sed s/^0//) % 2)) = 0 && exec curl -sS --cacert "$0" "$1"',
      '{ca}',
      '{url}',
    ];
    const report = await runGauntlet({
      client: { argv: flaky },
      cases: some(...Array(12).fill('tls-expired')),
      trace: false,
    });
    for (const { verdict, twin, attack } of report.results) {
      const bothCame = twin?.stage === 'answer-shown' && attack?.stage === 'hello';
      expect(verdict).toBe(bothCame ? 'REFUSED' : 'INCONCLUSIVE');
    }
  }, 30_000);

  it('does not go on when the program is not there', async () => {
    const client = { argv: ['no-such-program-anywhere'] };
    const report = await runGauntlet({ client, cases: some('tls-expired', 'tls-wrong-host'), jobs: 1 });
    expect(report.results.map(({ reason }) => reason)).toEqual(['client-missing', 'client-missing']);
    expect(report.results.map(({ twin }) => twin === undefined)).toEqual([false, true]);
    expect(schemaFaults(report)).toEqual([]);
  });

  it('gives authorities as a folder too', async (ctx) => {
    needs(ctx, 'curl');
    const client = { argv: ['curl', '-sS', '--capath', '{ca_dir}', '{url}'] };
    const report = await runGauntlet({ client, cases: some('tls-ec-chain', 'tls-untrusted-root') });
    expect(report.results.map(({ verdict }) => verdict)).toEqual(['ACCEPTED', 'REFUSED']);
  });

  it('can ask a client that runs already', async () => {
    // An application that fetches whatever it is told to, and verifies nothing.
    const app = createServer(({ url = '' }, response) => {
      const wanted = new URL(url, 'http://app').searchParams.get('url') ?? '';
      const verifies = url.startsWith('/strict');
      get(wanted, { rejectUnauthorized: verifies }, (answer) => answer.pipe(response)).on('error', () => {
        response.writeHead(502).end();
      });
    });
    await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
    const { port } = app.address() as AddressInfo;
    try {
      const cases = some('tls-ec-chain', 'tls-expired');
      const at = (path: string) => ({ argv: [], trigger: `http://127.0.0.1:${port}/${path}?url={url}` });
      const careless = await runGauntlet({ client: at('open'), cases });
      expect(careless.results.map(({ verdict }) => verdict)).toEqual(['ACCEPTED', 'FELL']);
      // It was given no authority: it refuses the honest server too, of which nothing can be learned.
      const strict = await runGauntlet({ client: at('strict'), cases });
      expect(strict.results.map(({ verdict }) => verdict)).toEqual(['REFUSED', 'INCONCLUSIVE']);
    } finally {
      app.close();
    }
    const gone = await runGauntlet({
      client: { argv: [], trigger: `http://127.0.0.1:${port}/` },
      cases: some('tls-expired'),
    });
    expect(gone.results[0]?.reason).toBe('client-missing');
  }, 30_000);

  it('ends what the client began, when interrupted', async () => {
    const interrupt = new AbortController();
    const running = runGauntlet({
      client: { argv: ['sh', '-c', 'sleep 300 & sleep 300'] },
      cases: some('tls-expired', 'tls-wrong-host', 'tls-self-signed'),
      signal: interrupt.signal,
      jobs: 1,
    });
    setTimeout(() => interrupt.abort(), 200);
    const report = await running;
    expect(report.partial).toBe(true);
    expect(report.results.map(({ reason }) => reason)).toEqual(['interrupted', 'interrupted', 'interrupted']);
  });

  it('can be a single server in the tests of a library', async () => {
    const server = await startHostile('tls-expired');
    try {
      await expect(fetch(server.url)).rejects.toThrow();
      expect(server.ca).toContain('BEGIN CERTIFICATE');
      expect(server.seen()).toMatchObject({ goalReached: false });
      expect(server.seen().connections).toBeGreaterThan(0);
    } finally {
      await server.close();
    }
  });
});

describe('the SSH gauntlet', () => {
  it('finds what OpenSSH falls for', async (ctx) => {
    needs(ctx, 'ssh');
    const report = await runGauntlet({ client: findClient('ssh', 'ssh').template, cases: sshCases, trace: false });
    expect(fallen(report)).toEqual(['ssh-group-exchange-composite', 'ssh-rsa-1024', 'ssh-success-without-proof']);
    expect(report.summary.INCONCLUSIVE).toBe(0);
    expect(report.summary.ACCEPTED).toBe(sshCases.filter(isControl).length);
  }, 180_000);

  it('finds that npm ssh2 at its defaults logs in anywhere', async () => {
    const { template } = findClient('ssh2', 'ssh');
    // Whoever never looks into known_hosts cannot tell by its order of algorithms what stands there.
    const cases = sshCases.filter(({ id, group }) => group === 'host-key' && id !== 'ssh-order-tells-known-hosts');
    const here = new URL('../../ssh-auth/', import.meta.url).pathname;
    const client = { ...template, env: { CUTAWAY_MODULES: here } };
    const report = await runGauntlet({ client, cases });
    expect(fallen(report)).toEqual(cases.filter((hostile) => !isControl(hostile)).map(({ id }) => id));
    expectDefects(report);
  }, 180_000);
});
