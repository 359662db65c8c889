import { freePort } from '@cutaway/test-support/free-port';
import { nginxServer } from '@cutaway/test-support/nginx';
import { needs } from '@cutaway/test-support/peers';
import { startServer } from '@cutaway/test-support/server-process';
import { describe, expect, it } from 'vitest';
import { definePolicy, supported, type TlsSession } from '../src/index.js';
import { insecurePolicy } from '../src/lab/index.js';
import type { CipherSuiteName, ProtocolVersionName } from '../src/registry/index.js';
import { issue, temporaryFolder } from './authority.js';
import { httpsRequest } from './https-request.js';
import { nssDatabase } from './nss.js';
import { credential, server as p256, person, root } from './pair.js';

const rsa = issue(root, 'RSA', { type: 'RSA', modulusLength: 2048 });
const anchors = [root.certificate];

const one = (version: ProtocolVersionName, suite: CipherSuiteName) =>
  insecurePolicy({
    ...supported,
    name: suite,
    versions: [version],
    cipherSuites: [suite],
    groups: ['x25519', 'secp256r1', 'ffdhe2048'],
    signatureSchemes: [...supported.signatureSchemes, 'rsa_pkcs1_sha1', 'ecdsa_sha1'],
    minimumDhBits: 1024,
  });

describe('nginx', () => {
  it('speaks both versions, resumes, and verifies our certificate', async (ctx) => {
    const verify = [`ssl_client_certificate ${root.certificateFile}`, 'ssl_verify_client on'];
    const peer = await nginxServer(
      needs(ctx, 'nginx'),
      temporaryFolder(),
      [p256, rsa],
      'ssl_protocols TLSv1.2 TLSv1.3',
      ...verify,
    );
    for (const version of ['TLS 1.3', 'TLS 1.2'] as const) {
      const policy = definePolicy({ ...supported, name: version, versions: [version] });
      const options = { host: 'localhost', port: peer.port, anchors, policy, credential: credential(person) };
      let session: TlsSession | undefined;
      for (const reused of ['.', 'r']) {
        const answer = await httpsRequest({ ...options, ...(session && { session }) });
        expect(answer.text).toContain(`${version.replace(' ', 'v')} `);
        expect(answer.text).toContain(` ${reused} SUCCESS`);
        session = answer.session;
      }
    }
  });

  it('speaks suites and versions of the lab', async (ctx) => {
    const settings = ['ssl_protocols TLSv1 TLSv1.1 TLSv1.2', 'ssl_ciphers ALL:COMPLEMENTOFALL:@SECLEVEL=0'];
    const peer = await nginxServer(needs(ctx, 'nginx'), temporaryFolder(), [p256, rsa], ...settings);
    for (const [version, suite, name] of [
      ['TLS 1.0', 'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA', 'TLSv1 ECDHE-ECDSA-AES128-SHA'],
      ['TLS 1.1', 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA', 'TLSv1.1 ECDHE-RSA-AES256-SHA'],
      ['TLS 1.0', 'TLS_RSA_WITH_AES_128_CBC_SHA', 'TLSv1 AES128-SHA'],
      ['TLS 1.2', 'TLS_RSA_WITH_AES_128_GCM_SHA256', 'TLSv1.2 AES128-GCM-SHA256'],
      ['TLS 1.2', 'TLS_RSA_WITH_NULL_SHA256', 'TLSv1.2 NULL-SHA256'],
      ['TLS 1.2', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256', 'TLSv1.2 ECDHE-RSA-AES128-SHA256'],
    ] as const) {
      const options = { host: 'localhost', port: peer.port, anchors, policy: one(version, suite) };
      expect((await httpsRequest(options)).text).toContain(`${name} `);
    }
  });
});

it('NSS’s selfserv speaks both versions, and suites of the lab', async (ctx) => {
  const selfserv = needs(ctx, 'selfserv');
  const folder = nssDatabase(ctx, 'selfserv', root, { rsa, p256 });
  const port = await freePort();
  const suites = {
    TLS_RSA_WITH_NULL_SHA: '0002',
    TLS_RSA_WITH_RC4_128_MD5: '0004',
    TLS_RSA_WITH_RC4_128_SHA: '0005',
    TLS_RSA_WITH_3DES_EDE_CBC_SHA: '000a',
    TLS_RSA_WITH_AES_256_CBC_SHA: '0035',
    TLS_DHE_RSA_WITH_AES_128_CBC_SHA: '0033',
    TLS_ECDHE_ECDSA_WITH_RC4_128_SHA: 'c007',
    TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA: 'c012',
  } as const;
  const old = Object.values(suites).map((id) => `:${id}`);
  const current = [':1301', ':1303', ':c02b', ':c02f'];
  const args = ['-d', folder, '-n', 'rsa', '-e', 'p256', '-p', String(port), '-V', 'tls1.0:tls1.3', '-v', '-W', '1'];
  await startServer(selfserv, [...args, '-c', [...current, ...old].join('')], /About to call accept/);
  const options = { host: 'localhost', port, anchors };
  for (const version of ['TLS 1.3', 'TLS 1.2'] as const) {
    const policy = definePolicy({ ...supported, name: version, versions: [version] });
    const { info, text } = await httpsRequest({ ...options, policy });
    expect([info?.version, text]).toEqual([version, expect.stringContaining('HTTP/1.0 200 OK')]);
  }
  for (const suite of Object.keys(suites) as (keyof typeof suites)[]) {
    for (const version of ['TLS 1.2', 'TLS 1.0'] as const) {
      const { info, text } = await httpsRequest({ ...options, policy: one(version, suite) });
      expect([info?.cipherSuite, info?.version, text]).toEqual([
        suite,
        version,
        expect.stringContaining('HTTP/1.0 200 OK'),
      ]);
    }
  }
});
