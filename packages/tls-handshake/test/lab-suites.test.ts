import { utf8 } from '@cutaway/primitives/bytes';
import { noble } from '@cutaway/primitives/noble';
import { nodeCrypto } from '@cutaway/primitives/node';
import { describe, expect, it } from 'vitest';
import type { PolicyParameters } from '../src/index.js';
import { insecureLab, insecurePolicy } from '../src/lab/index.js';
import { CipherSuite, cipherSuite, ProtocolVersion } from '../src/registry/index.js';
import { issue } from './authority.js';
import { credential, errors, only, server as p256, pair, root } from './pair.js';

type Version = PolicyParameters['versions'][number];

const rsa = issue(root, 'RSA', { type: 'RSA', modulusLength: 2048 });
const credentials = [credential(p256), credential(rsa)];
const groups = ['x25519', 'secp256r1', 'ffdhe2048'] as const;
const schemes = ['ecdsa_secp256r1_sha256', 'rsa_pkcs1_sha256'] as const;
const suites = insecureLab.cipherSuites
  // Those for export want keys of their own: see export-suites.test.ts.
  .filter((id) => !cipherSuite(id)?.export)
  .map((id) => CipherSuite.label(id) as PolicyParameters['cipherSuites'][number]);

function weak(version: Version, suite: (typeof suites)[number]) {
  return insecurePolicy({ name: 'one', versions: [version], cipherSuites: [suite], groups, signatureSchemes: schemes });
}

async function talk(version: Version, suite: (typeof suites)[number], crypto = nodeCrypto) {
  const policy = weak(version, suite);
  const both = await pair({ crypto, policy }, { crypto, policy, credentials });
  expect([suite, ...errors(both)]).toEqual([suite, undefined, undefined]);
  expect(both.client.info).toMatchObject({ version, cipherSuite: suite });
  for (const text of ['ping', '', 'x'.repeat(20_000), 'pong']) {
    both.client.send(utf8(text));
    both.server.send(utf8(text));
  }
  await both.settle();
  for (const events of [both.events.client, both.events.server]) {
    const data = events.flatMap((event) => (event.type === 'data' ? [event.data.length] : []));
    expect(data.reduce((sum, length) => sum + length, 0)).toBe(20_008);
  }
  return both;
}

describe.each([noble, nodeCrypto])('client and server with the $name provider, in the lab', (crypto) => {
  const few = suites.filter(
    (name) => !name.includes('DSS') && (crypto === nodeCrypto || !/DHE_RSA|DH_anon/.test(name)),
  );
  it('speak every suite of TLS 1.2', async () => {
    for (const suite of few) await talk('TLS 1.2', suite, crypto);
  });
});

it.each(['TLS 1.0', 'TLS 1.1'] as const)('speak %s', async (version) => {
  const fitting = suites.filter((name) => {
    const { minVersion = 0 } = cipherSuite(CipherSuite.of[name]) ?? {};
    return minVersion <= ProtocolVersion.of[version] && !name.includes('DSS');
  });
  expect(fitting).toContain('TLS_RSA_WITH_RC4_128_MD5');
  for (const suite of fitting) await talk(version, suite);
});

it('share nothing of it with a client or a server that does not ask for it', async () => {
  const strict = await pair({ policy: insecureLab }, { credentials, policy: only({ versions: ['TLS 1.2'] }) });
  expect(strict.server.info?.cipherSuite).toBe('TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256');
  const old = insecurePolicy({
    name: 'old',
    versions: ['TLS 1.0'],
    cipherSuites: ['TLS_RSA_WITH_AES_128_CBC_SHA'],
    groups: [],
    signatureSchemes: schemes,
  });
  const refused = await pair({ policy: old }, { credentials });
  expect(errors(refused)).toEqual(['tls/alert-received', 'tls/no-common-version']);
});

it('bind no certificate to an anonymous server', async () => {
  const both = await talk('TLS 1.2', 'TLS_ECDH_anon_WITH_AES_128_CBC_SHA');
  expect(both.client.info).toMatchObject({ peerAuthenticated: false, peerCertificates: [] });
});

it('decrypt by an operation elsewhere, and end alike whatever is wrong with the secret', async () => {
  const suite = 'TLS_RSA_WITH_AES_128_GCM_SHA256';
  const policy = weak('TLS 1.2', suite);
  const elsewhere = (decrypt: (ciphertext: Uint8Array) => Uint8Array) => ({
    credentials: [
      { certificates: [rsa.certificate.bytes], privateKey: { decrypt: async (c: Uint8Array) => decrypt(c) } },
    ],
    policy,
  });
  const right = (ciphertext: Uint8Array) =>
    nodeCrypto.decrypt({ name: 'RSAES-PKCS1-v1_5' }, rsa.privateKey, ciphertext);
  const good = await pair({ policy }, elsewhere(right));
  expect([good.server.info?.cipherSuite, ...errors(good)]).toEqual([suite, undefined, undefined]);
  const wrong = [
    () => new Uint8Array(0),
    () => new Uint8Array(48),
    (ciphertext: Uint8Array) => right(ciphertext).subarray(1),
    (ciphertext: Uint8Array) => right(ciphertext).map((byte, i) => (i === 1 ? byte ^ 1 : byte)),
    (ciphertext: Uint8Array) => right(ciphertext).map((byte, i) => (i === 47 ? byte ^ 1 : byte)),
  ];
  for (const decrypt of wrong) {
    const bad = await pair({ policy }, elsewhere(decrypt));
    expect(errors(bad)).toEqual(['tls/alert-received', 'tls/bad-record-mac']);
  }
});
