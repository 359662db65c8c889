import { noble } from '@cutaway/primitives/noble';
import { nodeCrypto } from '@cutaway/primitives/node';
import { needs } from '@cutaway/test-support/peers';
import { describe, expect, it } from 'vitest';
import { compatible, definePolicy, type PolicyParameters, supported } from '../src/index.js';
import { issue, makeRoot } from './authority.js';
import { httpsRequest } from './https-request.js';
import { KEYS } from './key-kinds.js';
import { opensslServer } from './openssl-server.js';

const root = makeRoot('openssl13');
const identities = Object.fromEntries(Object.entries(KEYS).map(([name, [kind]]) => [name, issue(root, name, kind)]));
const server = (name: string) => identities[name] as ReturnType<typeof issue>;
const anchors = [root.certificate];
const only = (part: Partial<PolicyParameters>) =>
  definePolicy({ ...supported, name: 'one', versions: ['TLS 1.3'], ...part });

const SUITES = supported.cipherSuites.filter((name) => !name.includes('_WITH_'));
const GROUPS = {
  x25519: 'X25519',
  x448: 'X448',
  secp256r1: 'P-256',
  secp384r1: 'P-384',
  secp521r1: 'P-521',
  ffdhe2048: 'ffdhe2048',
  ffdhe3072: 'ffdhe3072',
} as const;

describe.each([noble, nodeCrypto])('TLS 1.3 to openssl s_server with the $name provider', (crypto) => {
  it('speaks every suite', async (ctx) => {
    const openssl = needs(ctx, 'openssl');
    expect(SUITES).toHaveLength(5);
    const args = ['-tls1_3', '-ciphersuites', SUITES.join(':')];
    const peer = await opensslServer(openssl, server('P-256'), ...args, '-cipher', 'ALL:@SECLEVEL=0');
    for (const suite of SUITES) {
      const policy = only({ cipherSuites: [suite], groups: ['x25519'] });
      const { info, text } = await httpsRequest({ host: 'localhost', port: peer.port, anchors, policy, crypto });
      expect(info).toMatchObject({ version: 'TLS 1.3', cipherSuite: suite, group: 'x25519' });
      expect(text).toContain('HTTP/1.0 200 ok');
    }
  });

  it('speaks every group', async (ctx) => {
    const openssl = needs(ctx, 'openssl');
    for (const [group, name] of Object.entries(GROUPS)) {
      const peer = await opensslServer(openssl, server('P-256'), '-tls1_3', '-groups', name);
      const policy = only({ groups: [group as keyof typeof GROUPS] });
      const { info, text } = await httpsRequest({ host: 'localhost', port: peer.port, anchors, policy, crypto });
      expect(info?.group).toBe(group);
      expect(text).toContain('HTTP/1.0 200 ok');
      peer.stop();
    }
  });

  it.for(Object.keys(KEYS))('verifies CertificateVerify of a %s key', async (key, ctx) => {
    const peer = await opensslServer(needs(ctx, 'openssl'), server(key), '-tls1_3');
    const policy = compatible;
    const { info, text } = await httpsRequest({ host: 'localhost', port: peer.port, anchors, policy, crypto });
    expect(info?.signatureScheme).toBe(KEYS[key]?.[1]);
    expect(text).toContain('HTTP/1.0 200 ok');
    peer.stop();
  });

  it('follows a HelloRetryRequest', async (ctx) => {
    const peer = await opensslServer(needs(ctx, 'openssl'), server('P-256'), '-tls1_3', '-groups', 'P-384');
    const { info, text } = await httpsRequest({ host: 'localhost', port: peer.port, anchors, crypto });
    expect(info?.group).toBe('secp384r1');
    expect(text).toContain('HTTP/1.0 200 ok');
  });

  it('negotiates TLS 1.2 with a server that has nothing newer', async (ctx) => {
    const peer = await opensslServer(needs(ctx, 'openssl'), server('P-256'), '-tls1_2');
    const { info, text } = await httpsRequest({ host: 'localhost', port: peer.port, anchors, crypto });
    expect(info?.version).toBe('TLS 1.2');
    expect(text).toContain('HTTP/1.0 200 ok');
  });

  it('agrees on an application protocol and adds reserved values', async (ctx) => {
    const peer = await opensslServer(needs(ctx, 'openssl'), server('P-256'), '-alpn', 'http/1.1');
    const options = { applicationProtocols: ['h2', 'http/1.1'], grease: true, recordSizeLimit: 1000, crypto };
    const { info } = await httpsRequest({ host: 'localhost', port: peer.port, anchors, ...options });
    expect(info).toMatchObject({ version: 'TLS 1.3', applicationProtocol: 'http/1.1' });
  });
});
