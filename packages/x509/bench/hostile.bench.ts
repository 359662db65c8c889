import { existsSync, readFileSync } from 'node:fs';
import { noble } from '@cutaway/primitives/noble';
import { nodeCrypto } from '@cutaway/primitives/node';
import { printTable } from '@cutaway/test-support/bench';
import { mutations } from '@cutaway/test-support/mutate';
import { readVectors } from '@cutaway/test-support/vectors';
import { X509Error } from '@cutaway/x509';
import { Authority } from '@cutaway/x509/authority';
import { parseCertificate } from '@cutaway/x509/certificate';
import { parsePem } from '@cutaway/x509/pem';
import { expectedName, rfc5280, verifyChain } from '@cutaway/x509/verify';
import { hostileShapes } from '../test/hostile-shapes.js';

/** How long the slowest of several things took, in milliseconds. Each is done `times` over and its quickest run counts. */
class Slowest {
  private milliseconds = 0;
  private total = 0;
  private count = 0;

  run(work: () => void, times = 3): void {
    let best = Number.POSITIVE_INFINITY;
    for (let time = 0; time < times; time++) {
      const start = performance.now();
      work();
      best = Math.min(best, performance.now() - start);
    }
    this.milliseconds = Math.max(this.milliseconds, best);
    this.total += best;
    this.count++;
  }

  row(name: string): readonly [string, number, number, number] {
    return [name, this.count, this.total / this.count, this.milliseconds];
  }
}

function attempt(bytes: Uint8Array, lenient: boolean): void {
  try {
    parseCertificate(bytes, lenient ? { deviations: [] } : {});
  } catch (error) {
    if (!(error instanceof X509Error)) throw error;
  }
}

// --- parsing ----------------------------------------------------------------------------------------------------------

const rows: (readonly [string, number, number, number])[] = [];
const BUNDLE = '/etc/ssl/certs/ca-certificates.crt';
if (existsSync(BUNDLE)) {
  const roots = parsePem(readFileSync(BUNDLE, 'utf8')).map(({ bytes }) => bytes);
  for (const lenient of [false, true]) {
    const slowest = new Slowest();
    let turn = 0;
    for (const root of roots) {
      for (const { bytes } of mutations(root)) {
        if (turn++ % 97 === 0) slowest.run(() => attempt(bytes, lenient));
      }
    }
    rows.push(slowest.row(`the system's roots with a changed byte${lenient ? ', leniently' : ''}`));
  }
}

const authority = Authority.create({ subject: [{ CN: 'CA' }] }, { provider: nodeCrypto });
for (const [name, change] of Object.entries(hostileShapes)) {
  const { der } = authority.insecureIssue({ names: ['a.example'] }, change);
  const slowest = new Slowest();
  for (const lenient of [false, true]) slowest.run(() => attempt(der, lenient));
  rows.push(slowest.row(name));
}
printTable('Parsing hostile certificates', ['', 'cases', 'mean ms', 'slowest ms'], rows);

// --- searching --------------------------------------------------------------------------------------------------------

interface Limbo {
  readonly testcases: readonly {
    readonly id: string;
    readonly trusted_certs: readonly string[];
    readonly untrusted_intermediates: readonly string[];
    readonly peer_certificate: string;
    readonly validation_time: string | null;
  }[];
}

const searches: (readonly [string, number, number, number])[] = [];
const limbo = readVectors<Limbo>('limbo.json.gz');
if (limbo !== undefined) {
  const der = (pem: string): Uint8Array => (parsePem(pem)[0] as { bytes: Uint8Array }).bytes;
  const parsed = (pem: string): ReturnType<typeof parseCertificate>[] => {
    try {
      return [parseCertificate(der(pem))];
    } catch {
      return [];
    }
  };
  for (const provider of [nodeCrypto, noble]) {
    for (const group of ['pathological::', 'bettertls::pathbuilding', 'rfc5280::']) {
      const slowest = new Slowest();
      for (const test of limbo.testcases) {
        if (!test.id.startsWith(group)) continue;
        const options = {
          anchors: test.trusted_certs.flatMap(parsed),
          intermediates: test.untrusted_intermediates.map(der),
          names: [expectedName('example.com')],
          time: test.validation_time === null ? new Date() : new Date(test.validation_time),
          purpose: 'server',
          profile: rfc5280,
          provider,
        } as const;
        const leaf = der(test.peer_certificate);
        slowest.run(() => verifyChain(leaf, options));
      }
      searches.push(slowest.row(`${group.replace(/::$/, '')}, ${provider.name}`));
    }
  }
}
printTable("Searching for paths in x509-limbo's cases", ['', 'cases', 'mean ms', 'slowest ms'], searches);
