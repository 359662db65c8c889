import { needs } from '@cutaway/test-support/peers';
import { expect, it } from 'vitest';
import { insecureLab } from '../src/lab/index.js';
import { issue } from './authority.js';
import { serveHttps, startClient } from './our-server.js';
import { credential, server as p256, root } from './pair.js';

const rsa = issue(root, 'RSA', { type: 'RSA', modulusLength: 2048 });

/** What OpenSSL has given up and GnuTLS has not: version, key exchange, cipher, MAC, and the suite they make. */
const COMBINATIONS = [
  ['TLS1.2', 'RSA', 'ARCFOUR-128', 'MD5', 'TLS_RSA_WITH_RC4_128_MD5'],
  ['TLS1.2', 'ECDHE-RSA', 'ARCFOUR-128', 'SHA1', 'TLS_ECDHE_RSA_WITH_RC4_128_SHA'],
  ['TLS1.2', 'ECDHE-ECDSA', '3DES-CBC', 'SHA1', 'TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA'],
  ['TLS1.1', 'DHE-RSA', '3DES-CBC', 'SHA1', 'TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA'],
  ['TLS1.0', 'RSA', '3DES-CBC', 'SHA1', 'TLS_RSA_WITH_3DES_EDE_CBC_SHA'],
  ['TLS1.0', 'RSA', 'ARCFOUR-128', 'SHA1', 'TLS_RSA_WITH_RC4_128_SHA'],
  ['TLS1.2', 'ANON-ECDH', 'AES-128-CBC', 'SHA1', 'TLS_ECDH_anon_WITH_AES_128_CBC_SHA'],
  ['TLS1.2', 'ECDHE-RSA', 'NULL', 'SHA1', 'TLS_ECDHE_RSA_WITH_NULL_SHA'],
] as const;

it('gnutls-cli speaks RC4, 3DES and NULL with our server in the lab', async (ctx) => {
  const program = needs(ctx, 'gnutls-cli');
  const server = await serveHttps({ credentials: [credential(p256), credential(rsa)], policy: insecureLab });
  for (const [version, exchange, cipher, mac, suite] of COMBINATIONS) {
    const priority = [
      'NONE',
      `+VERS-${version}`,
      `+${exchange}`,
      `+${cipher}`,
      `+${mac}`,
      '+COMP-NULL',
      '+SIGN-ALL',
      '+GROUP-ALL',
      '+CTYPE-X509',
    ].join(':');
    const where = ['--port', String(server.port), '--x509cafile', root.certificateFile, 'localhost'];
    const client = startClient(program, ['--priority', priority, '--logfile', '/dev/null', ...where]);
    client.type('GET / HTTP/1.0\r\n\r');
    const { output } = await client.end();
    expect([suite, output]).toEqual([suite, expect.stringContaining('hello /')]);
    expect(server.connections.at(-1)?.cipherSuite).toBe(suite);
  }
});
