import { existsSync, readFileSync } from 'node:fs';
import { utf8 } from '@cutaway/primitives/bytes';
import { noble } from '@cutaway/primitives/noble';
import { nodeCrypto } from '@cutaway/primitives/node';
import { printTable } from '@cutaway/test-support/bench';
import { mutations } from '@cutaway/test-support/mutate';
import { readVectors } from '@cutaway/test-support/vectors';
import { OID, X509Error } from '@cutaway/x509';
import { Authority, type InsecureChange } from '@cutaway/x509/authority';
import { addedExtension, replacedExtension, withSubject } from '@cutaway/x509/authority/lab';
import { encodeUnknownExtension, parseCertificate } from '@cutaway/x509/certificate';
import {
  contextTag,
  element,
  objectIdentifier,
  octetString,
  sequence,
  sequenceOf,
  setOf,
  Tag,
} from '@cutaway/x509/der';
import { parsePem } from '@cutaway/x509/pem';
import { expectedName, rfc5280, verifyChain } from '@cutaway/x509/verify';

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
const many = (count: number, make: (index: number) => Uint8Array): Uint8Array[] =>
  Array.from({ length: count }, (_, index) => make(index));
const dnsName = (index: number): Uint8Array => element(contextTag(2, false), utf8(`h${index}.example`));
const attribute = (index: number): Uint8Array =>
  sequence(objectIdentifier(OID.commonName), element(Tag.UTF8String, utf8(`${index}`.padStart(6))));
const subjectAltName = (names: readonly Uint8Array[]): InsecureChange =>
  replacedExtension('subjectAltName', encodeUnknownExtension(OID.subjectAltName, sequenceOf(names), false));
const shapes: Readonly<Record<string, InsecureChange>> = {
  'sixty thousand names': subjectAltName(many(60_000, dnsName)),
  'too many names': subjectAltName(many(80_000, dnsName)),
  'fifteen thousand attributes in a name': withSubject(sequenceOf(many(15_000, (index) => setOf([attribute(index)])))),
  'an attribute set of twenty thousand': withSubject(sequence(setOf(many(20_000, attribute)))),
  'fifteen thousand extensions': ({ extensions }) => ({
    extensions: [
      ...extensions,
      ...many(15_000, (index) => sequence(objectIdentifier(`1.2.3.${index}`), octetString())).map((der) => ({
        name: '',
        der,
      })),
    ],
  }),
  'an object identifier of a megabyte': addedExtension(
    '',
    sequence(element(Tag.OBJECT_IDENTIFIER, new Uint8Array(1_000_000).fill(0x81)), octetString()),
  ),
  'a serial number of a megabyte': () => ({ serialNumber: new Uint8Array(1_000_000).fill(0x55) }),
  'a key of a megabyte': () => ({
    publicKey: { type: 'RSA', n: new Uint8Array(1_000_000).fill(0xff), e: Uint8Array.of(3) },
  }),
  'two million bytes': addedExtension('', encodeUnknownExtension('1.2.3', new Uint8Array(2_000_000), false)),
};
for (const [name, change] of Object.entries(shapes)) {
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
