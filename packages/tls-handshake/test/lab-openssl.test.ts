import { nodeCrypto } from '@cutaway/primitives/node';
import { needs } from '@cutaway/test-support/peers';
import { describe, expect, it } from 'vitest';
import { supported } from '../src/index.js';
import { insecureLab, insecurePolicy } from '../src/lab/index.js';
import { cipherSuite } from '../src/registry/index.js';
import { issue } from './authority.js';
import { httpsRequest } from './https-request.js';
import { opensslServer } from './openssl-server.js';
import { serveHttps, startClient } from './our-server.js';
import { credential, server as p256, root } from './pair.js';

const rsa = issue(root, 'RSA', { type: 'RSA', modulusLength: 2048 });
const anchors = [root.certificate];
const REQUEST = 'GET / HTTP/1.0\r\n\r\n';

/** What Debian's OpenSSL still has: neither RC4 nor 3DES. By its names. */
const SUITES = {
  'ECDHE-RSA-AES128-SHA': 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA',
  'ECDHE-RSA-AES256-SHA384': 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384',
  'ECDHE-RSA-NULL-SHA': 'TLS_ECDHE_RSA_WITH_NULL_SHA',
  'DHE-RSA-AES128-SHA256': 'TLS_DHE_RSA_WITH_AES_128_CBC_SHA256',
  'DHE-RSA-AES256-GCM-SHA384': 'TLS_DHE_RSA_WITH_AES_256_GCM_SHA384',
  'DHE-RSA-CHACHA20-POLY1305': 'TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
  'AES256-SHA256': 'TLS_RSA_WITH_AES_256_CBC_SHA256',
  'AES128-CCM8': 'TLS_RSA_WITH_AES_128_CCM_8',
  'NULL-MD5': 'TLS_RSA_WITH_NULL_MD5',
  'ADH-AES128-SHA': 'TLS_DH_anon_WITH_AES_128_CBC_SHA',
  'AECDH-AES256-SHA': 'TLS_ECDH_anon_WITH_AES_256_CBC_SHA',
} as const;
const ALL = 'ALL:eNULL:aNULL:@SECLEVEL=0';
const lab = (versions: ('TLS 1.0' | 'TLS 1.1' | 'TLS 1.2')[], suite: (typeof SUITES)[keyof typeof SUITES]) =>
  insecurePolicy({
    ...supported,
    name: 'one',
    versions,
    cipherSuites: [suite],
    groups: ['x25519', 'ffdhe2048'],
    minimumDhBits: 1024,
  });

describe('openssl s_server, in the lab', () => {
  it.each([[], ['-no_etm']])('speaks each suite of TLS 1.2 %s', async (...args) => {
    const openssl = needs({ skip: (note?: string): never => expect.unreachable(note) }, 'openssl');
    const peer = await opensslServer(openssl, rsa, '-tls1_2', '-cipher', ALL, ...args);
    for (const suite of Object.values(SUITES)) {
      const policy = lab(['TLS 1.2'], suite);
      const { info, text } = await httpsRequest({ host: 'localhost', port: peer.port, anchors, policy });
      expect(info).toMatchObject({ version: 'TLS 1.2', cipherSuite: suite });
      expect(text).toContain('HTTP/1.0 200 ok');
    }
  });

  it.each([
    ['TLS 1.0', '-tls1'],
    ['TLS 1.1', '-tls1_1'],
  ] as const)('speaks %s', async (version, option) => {
    const openssl = needs({ skip: (note?: string): never => expect.unreachable(note) }, 'openssl');
    const peer = await opensslServer(openssl, rsa, option, '-cipher', ALL);
    for (const suite of [SUITES['ECDHE-RSA-AES128-SHA'], SUITES['NULL-MD5'], SUITES['ADH-AES128-SHA']]) {
      const policy = lab(['TLS 1.2', 'TLS 1.1', 'TLS 1.0'], suite);
      const { info, text } = await httpsRequest({ host: 'localhost', port: peer.port, anchors, policy });
      expect(info).toMatchObject({ version, cipherSuite: suite });
      expect(text).toContain('HTTP/1.0 200 ok');
    }
  });

  it('is left by a client that wants better groups than it has', async (ctx) => {
    const peer = await opensslServer(needs(ctx, 'openssl'), rsa, '-tls1_2', '-cipher', ALL);
    const policy = insecurePolicy({
      ...supported,
      name: 'strict',
      versions: ['TLS 1.2'],
      cipherSuites: ['TLS_DHE_RSA_WITH_AES_128_GCM_SHA256'],
      groups: [],
      minimumDhBits: 4096,
    });
    const request = httpsRequest({ host: 'localhost', port: peer.port, anchors, policy });
    await expect(request).rejects.toMatchObject({ code: 'tls/group-too-weak' });
  });
});

describe('openssl s_client, in the lab', () => {
  const request = async (openssl: string, port: number, ...args: string[]) => {
    const where = ['s_client', '-connect', `127.0.0.1:${port}`, '-servername', 'localhost', '-ign_eof'];
    return (await startClient(openssl, [...where, '-CAfile', root.certificateFile, ...args], REQUEST).end()).output;
  };
  const options = { credentials: [credential(p256), credential(rsa)], policy: insecureLab, crypto: nodeCrypto };

  it('speaks each suite of TLS 1.2, with either order of MAC and encryption', async (ctx) => {
    const openssl = needs(ctx, 'openssl');
    const server = await serveHttps(options);
    for (const [name, suite] of Object.entries(SUITES)) {
      const both = cipherSuite(insecureLab.cipherSuites.find((id) => cipherSuite(id)?.name === suite) ?? 0);
      for (const more of both?.encryption.type === 'block' ? [[], ['-no_etm']] : [[]]) {
        const cipher = ['-tls1_2', '-cipher', `${name}:@SECLEVEL=0`, ...more];
        expect(await request(openssl, server.port, ...cipher)).toContain('hello /');
        expect(server.connections.at(-1)).toMatchObject({ version: 'TLS 1.2', cipherSuite: suite });
      }
    }
  });

  it.each([
    ['TLS 1.0', '-tls1'],
    ['TLS 1.1', '-tls1_1'],
  ] as const)('speaks %s', async (version, option) => {
    const openssl = needs({ skip: (note?: string): never => expect.unreachable(note) }, 'openssl');
    const server = await serveHttps(options);
    for (const name of ['ECDHE-ECDSA-AES128-SHA', 'ECDHE-RSA-AES128-SHA', 'DHE-RSA-AES128-SHA', 'AES128-SHA']) {
      const cipher = [option, '-cipher', `${name}:@SECLEVEL=0`];
      expect(await request(openssl, server.port, ...cipher)).toContain('hello /');
      expect(server.connections.at(-1)).toMatchObject({ version });
    }
  });
});
