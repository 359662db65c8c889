import type { KeyGeneration } from '@cutaway/primitives/crypto';
import { noble } from '@cutaway/primitives/noble';
import { nodeCrypto } from '@cutaway/primitives/node';
import { needs } from '@cutaway/test-support/peers';
import { describe, expect, it } from 'vitest';
import { compatible, definePolicy, supported } from '../src/index.js';
import { insecureStaticRsa } from '../src/lab/index.js';
import { issue, makeRoot } from './authority.js';
import { httpsRequest } from './https-request.js';
import { opensslServer } from './openssl-server.js';

const root = makeRoot('openssl12');
const KEYS: Readonly<Record<string, KeyGeneration>> = {
  RSA: { type: 'RSA', modulusLength: 2048 },
  'P-256': { type: 'EC', curve: 'P-256' },
  'P-384': { type: 'EC', curve: 'P-384' },
  'P-521': { type: 'EC', curve: 'P-521' },
  Ed25519: { type: 'Ed25519' },
  Ed448: { type: 'Ed448' },
};
const identities = Object.fromEntries(Object.entries(KEYS).map(([name, kind]) => [name, issue(root, name, kind)]));
const server = (name: string) => identities[name] as ReturnType<typeof issue>;
const anchors = [root.certificate];

const RSA_SUITES = supported.cipherSuites.filter((name) => name.includes('ECDHE_RSA'));
const ECDSA_SUITES = supported.cipherSuites.filter((name) => name.includes('ECDHE_ECDSA'));

describe.each([noble, nodeCrypto])('TLS 1.2 to openssl s_server with the $name provider', (crypto) => {
  it('speaks every suite with an RSA certificate', async (ctx) => {
    const peer = await opensslServer(needs(ctx, 'openssl'), server('RSA'), '-tls1_2', '-cipher', 'ALL:@SECLEVEL=0');
    for (const suite of RSA_SUITES) {
      const policy = definePolicy({ ...supported, name: 'one', versions: ['TLS 1.2'], cipherSuites: [suite] });
      const { info, text } = await httpsRequest({ host: 'localhost', port: peer.port, anchors, policy, crypto });
      expect(info).toMatchObject({ version: 'TLS 1.2', cipherSuite: suite, extendedMasterSecret: true });
      expect(text).toContain('HTTP/1.0 200 ok');
    }
  });

  it('speaks every suite with an ECDSA certificate', async (ctx) => {
    const peer = await opensslServer(needs(ctx, 'openssl'), server('P-256'), '-tls1_2', '-cipher', 'ALL:@SECLEVEL=0');
    for (const suite of ECDSA_SUITES) {
      const policy = definePolicy({ ...supported, name: 'one', versions: ['TLS 1.2'], cipherSuites: [suite] });
      const { info, text } = await httpsRequest({ host: 'localhost', port: peer.port, anchors, policy, crypto });
      expect(info).toMatchObject({ cipherSuite: suite, signatureScheme: 'ecdsa_secp256r1_sha256' });
      expect(text).toContain('HTTP/1.0 200 ok');
    }
  });

  it('speaks every group', async (ctx) => {
    const names = { secp256r1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521', x25519: 'X25519', x448: 'X448' };
    for (const [group, openssl] of Object.entries(names)) {
      const peer = await opensslServer(needs(ctx, 'openssl'), server('RSA'), '-tls1_2', '-groups', openssl);
      const policy = { policy: compatible, crypto };
      const { info } = await httpsRequest({ host: 'localhost', port: peer.port, anchors, ...policy });
      expect(info?.group).toBe(group);
      peer.stop();
    }
  });

  it.each(Object.keys(KEYS))('verifies signatures of a %s key', async (key) => {
    const ctx = { skip: (note?: string): never => expect.unreachable(note) };
    const peer = await opensslServer(needs(ctx, 'openssl'), server(key), '-tls1_2');
    const { text } = await httpsRequest({ host: 'localhost', port: peer.port, anchors, policy: compatible, crypto });
    expect(text).toContain('HTTP/1.0 200 ok');
    peer.stop();
  });

  it('exchanges keys by static RSA when the lab policy says so', async (ctx) => {
    const peer = await opensslServer(needs(ctx, 'openssl'), server('RSA'), '-tls1_2', '-cipher', 'kRSA');
    const policy = { policy: insecureStaticRsa, crypto };
    const { info, text } = await httpsRequest({ host: 'localhost', port: peer.port, anchors, ...policy });
    expect(info?.cipherSuite).toBe('TLS_RSA_WITH_AES_128_GCM_SHA256');
    expect(info?.group).toBeUndefined();
    expect(text).toContain('HTTP/1.0 200 ok');
  });

  it('agrees on an application protocol', async (ctx) => {
    const peer = await opensslServer(needs(ctx, 'openssl'), server('P-256'), '-tls1_2', '-alpn', 'http/1.1');
    const applicationProtocols = ['h2', 'http/1.1'];
    const { info } = await httpsRequest({ host: 'localhost', port: peer.port, anchors, applicationProtocols, crypto });
    expect(info?.applicationProtocol).toBe('http/1.1');
  });
});

describe('what openssl s_server does not get away with', () => {
  const refused = async (
    openssl: string,
    identity: ReturnType<typeof issue>,
    options: Partial<Parameters<typeof httpsRequest>[0]> = {},
    ...args: string[]
  ) => {
    const peer = await opensslServer(openssl, identity, '-tls1_2', '-cipher', 'ALL:@SECLEVEL=0', ...args);
    const result = await httpsRequest({ host: 'localhost', port: peer.port, anchors, ...options }).then(
      () => undefined,
      (error: unknown) => error,
    );
    // The server prints the alert as soon as it reads it.
    while (!/alert|error/i.test(peer.output())) await new Promise((resolve) => setTimeout(resolve, 5));
    peer.stop();
    return { error: result, output: peer.output() };
  };

  it('a certificate of an authority that is not trusted', async (ctx) => {
    const other = makeRoot('other');
    const { error, output } = await refused(needs(ctx, 'openssl'), issue(other, 'stranger', { type: 'Ed25519' }));
    expect(error).toMatchObject({ code: 'x509/unknown-issuer' });
    expect(output).toContain('unknown ca');
  });

  it('a certificate for another name', async (ctx) => {
    const identity = issue(root, 'elsewhere', { type: 'Ed25519' }, { hosts: ['example.org'] });
    const { error, output } = await refused(needs(ctx, 'openssl'), identity);
    expect(error).toMatchObject({ code: 'x509/name-mismatch', place: { message: 'Certificate' } });
    expect(output).toContain('bad certificate');
  });

  it('an expired certificate', async (ctx) => {
    const notAfter = new Date(Date.now() - 1000);
    const { error, output } = await refused(
      needs(ctx, 'openssl'),
      issue(root, 'old', { type: 'Ed25519' }, { notAfter }),
    );
    expect(error).toMatchObject({ code: 'x509/expired' });
    expect(output).toContain('certificate expired');
  });

  it('having no suite in common: its alert is understood', async (ctx) => {
    const policy = definePolicy({ ...supported, name: 'one', versions: ['TLS 1.2'], cipherSuites: RSA_SUITES });
    const { error } = await refused(needs(ctx, 'openssl'), server('P-256'), { policy });
    expect(error).toMatchObject({ code: 'tls/alert-received', context: { alert: 'handshake_failure' } });
  });
});
