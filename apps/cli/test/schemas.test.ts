import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { needs } from '@cutaway/test-support/peers';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schemas } from '../src/commands/schema/schemas.js';
import { Fixture } from './fixture.js';
import { translatedOutsideSentences, withoutSentences } from './language-of-json.js';

// Every command's real output against the schema that is published for it.
// In Chinese: what a program reads must not be told in the language of a person.
const fixture = new Fixture('schemas', 'zh');
afterAll(() => fixture.close());

const folder = fileURLToPath(new URL('../schema/', import.meta.url));
const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true });
for (const [name, schema] of Object.entries(schemas)) ajv.addSchema(schema, name);
const seen = new Set<string>();

function check(schema: string, output: string): void {
  const lines = output.split('\n').filter((line) => line !== '');
  expect(lines.length, schema).toBeGreaterThan(0);
  seen.add(schema);
  const validate = ajv.getSchema(schema) as ValidateFunction;
  expect(validate, `a schema for ${schema}`).toBeDefined();
  for (const line of lines) {
    const valid = validate(JSON.parse(line));
    expect(translatedOutsideSentences(JSON.parse(line), schemas[schema] as object), schema).toEqual([]);
    expect(valid, `${schema}: ${ajv.errorsText(validate.errors)} in ${line.slice(0, 2000)}`).toBe(true);
  }
}

/** Schema (none: the line only makes what others read), line, and what it ends with. The order matters: what one writes the next reads. */
type Sample = readonly [schema: string, line: string, exit?: number];

const CERTIFICATES: readonly Sample[] = [
  ['cert-ca-init', 'cutaway cert ca init ca --json'],
  ['cert-issue', 'cutaway cert issue localhost 127.0.0.1 --ca ca --out server --json'],
  ['cert-issue', 'cutaway cert issue self.example --json'],
  ['cert-csr', 'cutaway cert csr example.com --out example --json'],
  ['cert-csr', 'cutaway cert csr example.com --json'],
  ['crl-create', 'cutaway crl create --ca ca --revoke server.pem --reason keyCompromise --out ca.crl --json'],
  ['crl-create', 'cutaway crl create --ca ca --previous ca.crl --json'],
  ['cert-inspect', 'cutaway cert inspect server.pem server-key.pem ca.crl example.csr --json'],
  ['cert-verify', 'cutaway cert verify server.pem --ca ca/ca.pem --host localhost --json'],
  ['cert-verify', 'cutaway cert verify server.pem --ca ca/ca.pem --host other.example --crl ca.crl --json', 1],
  ['cert-lint', 'cutaway cert lint server.pem --json', 1],
  ['cert-convert', 'cutaway cert convert server.pem --to der --out server.der --json'],
  ['cert-convert', 'cutaway cert convert server.pem --to pem --json'],
  ['crl-inspect', 'cutaway crl inspect ca.crl --json'],
  ['crl-verify', 'cutaway crl verify ca.crl --issuer ca/ca.pem --json'],
  ['ocsp-request', 'cutaway ocsp request server.pem --issuer ca/ca.pem --out request.der --json'],
];
const OCSP: readonly Sample[] = [
  ['ocsp-inspect', 'cutaway ocsp inspect response.der --json'],
  ['ocsp-verify', 'cutaway ocsp verify response.der server.pem --issuer ca/ca.pem --json'],
  ['ocsp-ask', 'cutaway ocsp ask server.pem --issuer ca/ca.pem --url $RESPONDER --allow-private --json'],
];
const KEYS: readonly Sample[] = [
  ['key-gen', 'cutaway key gen id --no-passphrase --json'],
  ['key-gen', 'cutaway key gen user_ca --no-passphrase -t ecdsa -C "a comment" --json'],
  ['key-certify', 'cutaway key certify id.pub --ca user_ca -I alice -n alice -V +52w --json'],
  ['key-show', 'cutaway key show id id.pub id-cert.pub --json'],
  ['key-fingerprint', 'cutaway key fingerprint id.pub user_ca.pub --json'],
  ['key-verify', 'cutaway key sign id.pub --key id; cutaway key verify id.pub -s id.pub.sig --any-signer --json'],
  ['key-verify', 'cutaway key verify user_ca.pub -s id.pub.sig --any-signer --json', 1],
  ['authorized-keys-explain', 'cutaway authorized-keys explain id.pub --key id.pub --json'],
  ['authorized-keys-explain', 'cutaway authorized-keys explain id.pub --key user_ca.pub --json', 1],
  ['known-hosts-add', 'cutaway known-hosts add db.example,localhost id.pub --file known_hosts --json'],
  ['known-hosts-find', 'cutaway known-hosts find db.example --file known_hosts --json'],
  ['known-hosts-check', 'cutaway known-hosts check db.example id.pub --file known_hosts --json'],
  ['known-hosts-check', 'cutaway known-hosts check db.example user_ca.pub --file known_hosts --json', 1],
  ['known-hosts-hash', 'cutaway known-hosts hash --file known_hosts --json'],
  ['known-hosts-remove', 'cutaway known-hosts remove db.example --file known_hosts --json'],
];
const LAB: readonly Sample[] = [
  ['lab', 'cutaway lab tls13 --json --seed 1'],
  ['lab-cell', 'cutaway lab tls12-rsa stolen-server-key --json --seed 1'],
  ['lab-cell', 'cutaway lab ssh-tofu impersonate --json --seed 1'],
  ['lab-findings', 'cutaway lab ask 1 --json --seed 1'],
  ['lab-findings', 'cutaway lab measure avalanche --json --seed 1'],
  ['lab-findings', 'cutaway lab errata --json --seed 1'],
  ['lab-run', 'cutaway lab tls --seed 1 --json'],
  ['lab-run', 'cutaway lab ssh --seed 1 --known-host changed --json'],
  ['lab-run', 'cutaway lab path --seed 1 --identity expired --json'],
  ['gauntlet-list', 'cutaway gauntlet list --json'],
  ['gauntlet-clients', 'cutaway gauntlet clients --json'],
  ['explain', 'cutaway explain 0xc02f --json'],
  ['explain', 'cutaway explain x509/expired --json'],
];
const NETWORK: readonly Sample[] = [
  ['cert-fetch', 'cutaway cert fetch localhost:$TLS --out chain.pem --json'],
  ['trace', 'cutaway tls localhost:$TLS --ca ca/ca.pem --json'],
  ['trace', 'cutaway tls localhost:$TLS --max 1.2 --json', 1],
  ['trace', 'cutaway ssh -p $SSH -i id --known-hosts known_hosts --json alice@localhost uname 2>&1 >/dev/null'],
  [
    'key-copy-id',
    'cutaway key copy-id -p $SSH -i user_ca.pub -o IdentityFile=id -o UserKnownHostsFile=known_hosts --dry-run --json alice@localhost',
  ],
  ['audit', 'cutaway audit localhost:$TLS --ca ca/ca.pem --json'],
  ['audit', 'cutaway audit ssh localhost:$SSH --json'],
  [
    'audit-targets',
    'printf "localhost:$TLS\\nlocalhost:1\\n" > targets; cutaway audit targets targets --ca ca/ca.pem --jobs 2',
    3,
  ],
];

/** Commands whose second answer is their first. */
const STEADY: ReadonlySet<string> = new Set([
  'cert-inspect',
  'cert-lint',
  'crl-inspect',
  'ocsp-inspect',
  'key-show',
  'known-hosts-find',
  'lab-cell',
  'gauntlet-list',
  'gauntlet-clients',
  'explain',
]);

const ports = { TLS: '', SSH: '', RESPONDER: '' };
async function sample([schema, line, exit = 0]: Sample): Promise<void> {
  const { status, stdout, stderr } = await fixture.shell(line, ports);
  expect(status, stderr).toBe(exit);
  if (schema === '') return;
  check(schema, stdout);
  if (!STEADY.has(schema)) return;
  const english = await fixture.shell(`${line} --lang en`, ports);
  const bare = (text: string): unknown => withoutSentences(JSON.parse(text), schemas[schema] as object);
  expect(bare(stdout)).toEqual(bare(english.stdout));
}

describe('output', () => {
  const each = (samples: readonly Sample[]): void => {
    it.for(samples.map((one) => [`${one[0]}: ${one[1]}`, one] as const))('%s', ([, one], ctx) => {
      needs(ctx, 'bash');
      return sample(one);
    });
  };
  each(CERTIFICATES);
  describe('OCSP', () => {
    const responder = createServer((request, response) => {
      request.resume().on('end', () => {
        response.setHeader('content-type', 'application/ocsp-response');
        response.end(readFileSync(fixture.file('response.der')));
      });
    });
    beforeAll(async () => {
      await new Promise<void>((resolve) => responder.listen(0, '127.0.0.1', resolve));
      ports.RESPONDER = `http://127.0.0.1:${(responder.address() as AddressInfo).port}/`;
    });
    afterAll(() => responder.close());
    it('the response', (ctx) => fixture.answerRequest(ctx));
    each(OCSP);
  });
  each(KEYS);
  each(LAB);
  it('gauntlet report', async (ctx) => {
    needs(ctx, 'curl');
    await sample(['gauntlet-report', 'cutaway gauntlet tls --client curl --case tls-wrong-host --json']);
  });

  describe('with servers', () => {
    const stops: (readonly [string, () => Promise<{ stdout: string }>])[] = [];
    beforeAll(async () => {
      const tls = await fixture.serve('cutaway tls serve --port 0 --cert server.pem --key server-key.pem --json');
      const serveSsh = 'cutaway ssh serve --port 0 --host-key user_ca --authorized-keys id.pub --allow-exec --json';
      const ssh = await fixture.serve(serveSsh);
      Object.assign(ports, { TLS: tls.port, SSH: ssh.port });
      await fixture.shell(`cutaway known-hosts add '[localhost]:${ssh.port}' user_ca.pub --file known_hosts`);
      stops.push(['connection', tls.stop], ['connection', ssh.stop]);
    });
    each(NETWORK);

    it('interception and decoding of what was recorded', async () => {
      const tls = await fixture.serve(
        `cutaway intercept tls --to localhost:${ports.TLS} --listen 127.0.0.1:0 --ca-out mitm.pem --upstream-ca ca/ca.pem --pcap z.pcap --keylog z.log --json`,
      );
      await fixture.shell(
        `cutaway tls localhost:${tls.port} --ca mitm.pem; cutaway tls localhost:${tls.port} --ca ca/ca.pem`,
      );
      check('interception', (await tls.stop()).stdout);
      const ssh = await fixture.serve(
        `cutaway intercept ssh --to localhost:${ports.SSH} --listen 127.0.0.1:0 --known-hosts known_hosts --json`,
      );
      await fixture.shell(`cutaway ssh -p ${ssh.port} -i id -o StrictHostKeyChecking=no alice@localhost uname`);
      check('interception', (await ssh.stop()).stdout);
      await sample(['decode', 'cutaway decode z.pcap --keylog z.log --json']);
    });

    it('connections of servers', async () => {
      for (const [schema, stop] of stops) check(schema, (await stop()).stdout);
    });
  });

  it('has been seen for every schema', () => {
    expect([...seen].toSorted()).toEqual(Object.keys(schemas).toSorted());
  });
});

describe('schemas', () => {
  it('are those that are published', () => {
    const published = readdirSync(folder).map((name) => name.replace(/-\d+\.json$/, ''));
    expect(
      Object.keys(schemas)
        .filter((name) => name !== 'gauntlet-report')
        .toSorted(),
    ).toEqual(published.toSorted());
  });

  it('are printed by name; an unknown name ends with 2', async () => {
    const { stdout } = await fixture.shell('cutaway schema trace');
    expect(JSON.parse(stdout)).toEqual(schemas.trace);
    expect((await fixture.shell('cutaway schema')).stdout).toContain('cert-verify');
    const unknown = await fixture.shell('cutaway schema cert-verfy');
    expect(unknown.status).toBe(2);
    expect(unknown.stderr).toContain('cert-verify');
  });
});
