import { needs } from '@cutaway/test-support/peers';
import { expect, it } from 'vitest';
import { insecureLab } from '../src/lab/index.js';
import { issue } from './authority.js';
import { nssDatabase } from './nss.js';
import { serveHttps, startClient } from './our-server.js';
import { credential, server as p256, root } from './pair.js';

const rsa = issue(root, 'RSA', { type: 'RSA', modulusLength: 2048 });
const options = { credentials: [credential(p256), credential(rsa)], policy: insecureLab };

/** OpenSSL's name and ours of what programs with OpenSSL 3 still speak when they are told to. */
const OPENSSL = [
  ['1.2', 'ECDHE-ECDSA-AES256-SHA384', 'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384'],
  ['1.2', 'DHE-RSA-AES128-SHA256', 'TLS_DHE_RSA_WITH_AES_128_CBC_SHA256'],
  ['1.2', 'AES128-GCM-SHA256', 'TLS_RSA_WITH_AES_128_GCM_SHA256'],
  ['1.1', 'ECDHE-RSA-AES128-SHA', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA'],
  ['1.0', 'AES256-SHA', 'TLS_RSA_WITH_AES_256_CBC_SHA'],
] as const;

it('curl speaks suites and versions of the lab', async (ctx) => {
  const program = needs(ctx, 'curl');
  const server = await serveHttps(options);
  for (const [version, name, suite] of OPENSSL) {
    const { output } = await startClient(program, [
      ...['--silent', '--show-error', '--cacert', root.certificateFile],
      ...['--resolve', `localhost:${server.port}:127.0.0.1`, `--tlsv${version}`, '--tls-max', version],
      ...['--ciphers', `${name}:@SECLEVEL=0`, `https://localhost:${server.port}/curl`],
    ]).end();
    expect([suite, output]).toEqual([suite, 'hello /curl\n']);
    expect(server.connections.at(-1)).toMatchObject({ version: `TLS ${version}`, cipherSuite: suite });
  }
});

it('Python’s ssl speaks suites and versions of the lab', async (ctx) => {
  const server = await serveHttps(options);
  const script = `
import socket, ssl, warnings
warnings.simplefilter("ignore")
for version, name in ${JSON.stringify([...OPENSSL.map(([version, name]) => [version, name]), ['1.2', 'AECDH-AES128-SHA'], ['1.2', 'NULL-SHA256']])}:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(${JSON.stringify(root.certificateFile)})
    context.minimum_version = context.maximum_version = {"1.0": ssl.TLSVersion.TLSv1, "1.1": ssl.TLSVersion.TLSv1_1, "1.2": ssl.TLSVersion.TLSv1_2}[version]
    context.set_ciphers(name + ":@SECLEVEL=0")
    if name.startswith("A") and "CDH" in name:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    with context.wrap_socket(socket.create_connection(("127.0.0.1", ${server.port})), server_hostname="localhost") as s:
        s.sendall(b"GET /python HTTP/1.0\\r\\n\\r\\n")
        text = b""
        while part := s.recv(4096): text += part
        print(s.version(), s.cipher()[0], text.split(b"\\r\\n\\r\\n")[1].decode().strip())
`;
  const { output } = await startClient(needs(ctx, 'python3'), ['-c', script]).end();
  expect(output.trim().split('\n')).toEqual([
    'TLSv1.2 ECDHE-ECDSA-AES256-SHA384 hello /python',
    'TLSv1.2 DHE-RSA-AES128-SHA256 hello /python',
    'TLSv1.2 AES128-GCM-SHA256 hello /python',
    'TLSv1.1 ECDHE-RSA-AES128-SHA hello /python',
    'TLSv1 AES256-SHA hello /python',
    'TLSv1.2 AECDH-AES128-SHA hello /python',
    'TLSv1.2 NULL-SHA256 hello /python',
  ]);
});

it('wget speaks suites and versions of the lab', async (ctx) => {
  const program = needs(ctx, 'wget');
  const server = await serveHttps(options);
  for (const [version, exchange, cipher, mac, suite] of [
    ['1.2', 'RSA', 'ARCFOUR-128', 'SHA1', 'TLS_RSA_WITH_RC4_128_SHA'],
    ['1.2', 'ECDHE-RSA', '3DES-CBC', 'SHA1', 'TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA'],
    ['1.1', 'DHE-RSA', 'AES-128-CBC', 'SHA1', 'TLS_DHE_RSA_WITH_AES_128_CBC_SHA'],
    ['1.0', 'ECDHE-ECDSA', 'AES-256-CBC', 'SHA1', 'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA'],
  ] as const) {
    const parts = [`VERS-TLS${version}`, exchange, cipher, mac, 'COMP-NULL', 'SIGN-ALL', 'GROUP-ALL', 'CTYPE-X509'];
    const priority = ['NONE', ...parts.map((part) => `+${part}`)].join(':');
    const where = `https://localhost:${server.port}/wget`;
    const args = ['-q', '-O', '-', `--ca-certificate=${root.certificateFile}`, `--ciphers=${priority}`, where];
    expect([suite, (await startClient(program, args).end()).output]).toEqual([suite, 'hello /wget\n']);
    expect(server.connections.at(-1)).toMatchObject({ version: `TLS ${version}`, cipherSuite: suite });
  }
});

it('NSS’s tstclnt speaks suites and versions of the lab', async (ctx) => {
  const tstclnt = needs(ctx, 'tstclnt');
  const folder = nssDatabase(ctx, 'tstclnt', root, {});
  const server = await serveHttps(options);
  for (const [version, id, suite] of [
    ['1.2', '0005', 'TLS_RSA_WITH_RC4_128_SHA'],
    ['1.2', 'c012', 'TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA'],
    ['1.2', '003b', 'TLS_RSA_WITH_NULL_SHA256'],
    ['1.1', '0033', 'TLS_DHE_RSA_WITH_AES_128_CBC_SHA'],
    ['1.0', '000a', 'TLS_RSA_WITH_3DES_EDE_CBC_SHA'],
    ['1.0', 'c009', 'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA'],
  ] as const) {
    const where = ['-h', 'localhost', '-4', '-p', String(server.port), '-d', folder];
    const how = ['-V', `tls${version}:tls${version}`, '-c', `:${id}`];
    const { output } = await startClient(tstclnt, [...where, ...how], 'GET /nss HTTP/1.0\r\n\r\n').end();
    expect([suite, output]).toEqual([suite, expect.stringContaining('hello /nss')]);
    expect(server.connections.at(-1)).toMatchObject({ version: `TLS ${version}`, cipherSuite: suite });
  }
});
