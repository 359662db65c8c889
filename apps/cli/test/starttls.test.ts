import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecureContext, TLSSocket } from 'node:tls';
import { nodeCrypto } from '@cutaway/primitives/node';
import { freePort } from '@cutaway/test-support/free-port';
import { needs, SYSTEM_PYTHON } from '@cutaway/test-support/peers';
import { startServer } from '@cutaway/test-support/server-process';
import { Authority } from '@cutaway/x509/authority';
import { certificateToPem } from '@cutaway/x509/certificate';
import { privateKeyToPem } from '@cutaway/x509/keys';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TlsAudit } from '../src/audit/tls/report.js';
import { cutaway, inOneLine, type Outcome } from './process.js';

let folder = '';
const files = { ca: '', cert: '', key: '' };
let secureContext = createSecureContext();
const servers = new Set<Server>();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cutaway-starttls-'));
  const key = { type: 'EC', curve: 'P-256' } as const;
  const authority = Authority.create({ subject: [{ CN: 'STARTTLS test' }], key }, { provider: nodeCrypto });
  const { certificate, privateKey } = authority.issueServer({ names: ['localhost'], key });
  const [cert, keyPem] = [certificateToPem(certificate), privateKeyToPem(privateKey)];
  for (const name of ['ca', 'cert', 'key'] as const) files[name] = join(folder, `${name}.pem`);
  writeFileSync(files.ca, certificateToPem(authority.certificate));
  writeFileSync(files.cert, cert);
  writeFileSync(files.key, keyPem);
  secureContext = createSecureContext({ cert, key: keyPem });
});

afterEach(() => {
  for (const server of servers) server.close();
  servers.clear();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function startTls(protocol: string, port: number, ...args: string[]): Promise<Outcome> {
  return cutaway(['tls', `localhost:${port}`, '--starttls', protocol, '--ca', files.ca, ...args], { cwd: folder });
}

/** What a server says to each thing it is told; a function takes the connection over. */
type Script = Readonly<Record<string, string | ((socket: Socket) => void)>>;

/** Goes on in TLS, as Node has it, and answers everything with a line. */
function inTls(socket: Socket): void {
  socket.removeAllListeners('data');
  const secured = new TLSSocket(socket, { isServer: true, secureContext });
  secured.on('data', () => secured.end('250 inside TLS\r\n'));
  secured.on('error', () => {});
}

async function scripted(greeting: string, script: Script): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    if (greeting !== '') socket.write(greeting);
    socket.on('data', (bytes) => {
      const told = bytes.toString('latin1').trimEnd();
      const answer = script[told] ?? '500 what?\r\n';
      if (typeof answer === 'string') socket.write(answer);
      else answer(socket);
    });
  }).listen(0, 'localhost');
  servers.add(server);
  await new Promise((resolve) => server.once('listening', resolve));
  return (server.address() as AddressInfo).port;
}

/** Says the go-ahead, then goes on in TLS. */
const goAhead = (text: string) => (socket: Socket) => void socket.write(text, () => inTls(socket));

const SMTP_OFFER = { 'EHLO localhost': '250-mail.test\r\n250-SIZE 1000\r\n250 STARTTLS\r\n' };

describe('cutaway tls --starttls', () => {
  it('speaks SMTP with aiosmtpd', async (ctx) => {
    needs(ctx, 'python3');
    const port = await freePort();
    const program = `
import ssl, time
from aiosmtpd.controller import Controller
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(${JSON.stringify(files.cert)}, ${JSON.stringify(files.key)})
Controller(object(), hostname='127.0.0.1', port=${port}, tls_context=context, require_starttls=True).start()
print('ready', flush=True)
time.sleep(60)
`;
    const peer = await startServer(SYSTEM_PYTHON, ['-c', program], /ready/);
    try {
      const { status, stdout, stderr } = await startTls('smtp', port);
      expect(stderr).toBe('');
      expect(status).toBe(0);
      expect(stdout).toContain('CertificateVerify');
      expect(stdout).toContain('221 Bye');
      const target = ['audit', `localhost:${port}`, '--starttls', 'smtp', '--ca', files.ca, '--json'];
      const audit = JSON.parse((await cutaway(target, { cwd: folder })).stdout) as TlsAudit;
      expect(audit.versions.map(({ version }) => version)).toEqual(['TLS 1.3', 'TLS 1.2']);
      expect(audit.chains.map(({ verified }) => verified)).toEqual([true]);
    } finally {
      peer.stop();
    }
  });

  it.each([
    [
      'imap',
      '* OK ready\r\n',
      { 'a CAPABILITY': '* CAPABILITY IMAP4rev1 STARTTLS\r\na OK\r\n', 'b STARTTLS': goAhead('b OK\r\n') },
    ],
    ['pop3', '+OK ready\r\n', { CAPA: '+OK\r\nTOP\r\nSTLS\r\n.\r\n', STLS: goAhead('+OK\r\n') }],
    ['postgres', '', { '\0\0\0\u0008\u0004\u00d2\u0016/': goAhead('S') }],
  ] as [string, string, Script][])('speaks %s', async (protocol, greeting, script) => {
    const { status, stdout, stderr } = await startTls(protocol, await scripted(greeting, script));
    expect(stderr).toBe('');
    expect(status).toBe(0);
    if (protocol !== 'postgres') expect(stdout).toContain('250 inside TLS');
  });

  it.each([
    ['an offer struck out', 3, 'smtp', '220 mail\r\n', { 'EHLO localhost': '250 SIZE 1000\r\n' }, 'does not offer TLS'],
    ['an offer withdrawn', 3, 'smtp', '220 mail\r\n', { ...SMTP_OFFER, STARTTLS: '454 not now\r\n' }, '“454 not now”'],
    [
      'an answer in the clear behind the go-ahead',
      1,
      'smtp',
      '220 mail\r\n',
      { ...SMTP_OFFER, STARTTLS: '220 go\r\n250 fake\r\n' },
      '“250 fake',
    ],
    ['a user who is logged in already', 1, 'imap', '* PREAUTH hello\r\n', {}, 'PREAUTH'],
    ['another protocol', 3, 'smtp', 'SSH-2.0-x\r\n', {}, 'does not speak smtp'],
    ['a database without TLS', 3, 'postgres', '', { '\0\0\0\u0008\u0004\u00d2\u0016/': 'N' }, 'does not offer TLS'],
  ] as [string, number, string, string, Script, string][])(
    'stops at %s',
    async (_, code, protocol, greeting, script, sentence) => {
      const { status, stderr } = await startTls(protocol, await scripted(greeting, script));
      expect(stderr).toContain(sentence);
      expect(status).toBe(code);
    },
  );

  it('stops an audit as well', async () => {
    const port = await scripted('* PREAUTH hello\r\n', {});
    const { status, stderr } = await cutaway(['audit', `localhost:${port}`, '--starttls', 'imap'], { cwd: folder });
    expect(inOneLine(stderr)).toContain('logged in already');
    expect(status).toBe(3);
  });

  it('does not wait for ever, and says it in Chinese', async () => {
    const port = await scripted('', {});
    const { status, stderr } = await startTls('smtp', port, '--timeout', '1', '--lang', 'zh');
    expect(status).toBe(3);
    expect(stderr).toContain('未能及时进入 TLS');
  });
});
