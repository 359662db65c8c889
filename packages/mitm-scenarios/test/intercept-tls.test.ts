import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Interception,
  interceptTls,
  type TlsInterception,
  type TlsInterceptionEvent,
  type TlsInterceptionOptions,
} from '@cutaway/mitm-scenarios/intercept';
import { nodeCrypto } from '@cutaway/primitives/node';
import { needs } from '@cutaway/test-support/peers';
import { Authority } from '@cutaway/x509/authority';
import { certificateToPem } from '@cutaway/x509/certificate';
import { privateKeyToPem } from '@cutaway/x509/keys';
import { afterAll, afterEach, beforeEach, describe, expect, it, type TestContext } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'cutaway-intercept-'));
const genuineRoot = Authority.create({ subject: [{ CN: 'genuine root' }] }, { provider: nodeCrypto });
const genuine = genuineRoot.issueServer({ names: ['localhost', 'bank.example', '127.0.0.1'] });
const open: (Interception | Server)[] = [];

afterEach(async () => {
  for (const one of open.splice(0)) {
    if ('closeAllConnections' in one) (one as unknown as { closeAllConnections(): void }).closeAllConnections();
    await (one as Interception).close();
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const genuineCa = file('genuine.pem', certificateToPem(genuineRoot.certificate));
const pem = { cert: certificateToPem(genuine.certificate), key: privateKeyToPem(genuine.privateKey) };

/** A server that answers with what it was asked for. */
async function bank(
  options: { readonly requestCert?: boolean; readonly rejectUnauthorized?: boolean } = {},
): Promise<number> {
  const server = createHttpsServer({ ...pem, ...options }, (request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    const refs = request.url?.includes('info/refs') ? `${'ab'.repeat(20)}\trefs/heads/main\n` : undefined;
    request.on('end', () => response.end(refs ?? `${request.method} ${request.url} ${Buffer.concat(parts)}\n`));
  });
  return listening(server);
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(server);
  return (server.address() as AddressInfo).port;
}

interface Middle extends TlsInterception {
  readonly events: TlsInterceptionEvent[];
  readonly caFile: string;
  of<T extends TlsInterceptionEvent['type']>(type: T): Extract<TlsInterceptionEvent, { type: T }>[];
  until(...types: TlsInterceptionEvent['type'][]): Promise<void>;
}

async function middle(
  options: Omit<TlsInterceptionOptions, 'server'> & Partial<TlsInterceptionOptions>,
): Promise<Middle> {
  const events: TlsInterceptionEvent[] = [];
  let changed = (): void => {};
  const interception = await interceptTls({
    server: { anchors: [genuineRoot.certificate] },
    onEvent: (event) => {
      events.push(event);
      changed();
    },
    ...options,
  });
  open.push(interception);
  return {
    ...interception,
    events,
    caFile: file(`ca-${interception.port}.pem`, interception.ca),
    of: (type) => events.filter((event) => event.type === type) as never,
    until: async (...types) => {
      while (!events.some(({ type }) => types.includes(type))) {
        await new Promise<void>((resolve) => {
          changed = resolve;
        });
      }
    },
  };
}

function start(
  program: string,
  args: readonly string[],
  input = '',
): Promise<{ status: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { env: { PATH: process.env.PATH, HOME: folder } });
    let output = '';
    child.stdout.on('data', (part) => (output += part));
    child.stderr.on('data', (part) => (output += part));
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    child.on('close', (status) => resolve({ status, output }));
  });
}

/** The test that runs, for tables of them. */
let current: TestContext;
beforeEach((context) => {
  current = context;
});
const context = (): TestContext => current;

const SECRET = 'user=alice&password=tulip';
const curl = (program: string, { port }: Interception, ...args: string[]) =>
  start(program, ['-sS', '--max-time', '10', '-d', SECRET, ...args, `https://localhost:${port}/login`]);

describe('curl', () => {
  it('that trusts in the interception is read in the clear', async (ctx) => {
    const program = needs(ctx, 'curl');
    const man = await middle({ to: { host: '127.0.0.1', port: await bank() } });
    const { output, status } = await curl(program, man, '--cacert', man.caFile);
    expect([status, output]).toEqual([0, `POST /login ${SECRET}\n`]);
    await man.until('closed');
    expect(man.of('handshake').map(({ side, version }) => [side, version])).toEqual([
      ['server', 'TLS 1.3'],
      ['client', 'TLS 1.3'],
    ]);
    expect(man.of('http-head').map(({ from, startLine }) => [from, startLine])).toEqual([
      ['client', 'POST /login HTTP/1.1'],
      ['server', 'HTTP/1.1 200 OK'],
    ]);
    const [request] = man.of('http-content');
    expect(Buffer.from(request?.bytes ?? '', 'hex').toString()).toBe(SECRET);
  });

  it('that does not trust in it sends nothing, and says why by an alert', async (ctx) => {
    const program = needs(ctx, 'curl');
    const man = await middle({ to: { host: '127.0.0.1', port: await bank() } });
    const { status } = await curl(program, man, '--cacert', genuineCa);
    expect(status).toBe(60);
    await man.until('handshake-failed');
    expect(man.of('handshake-failed')).toMatchObject([{ side: 'client', alert: 'unknown_ca' }]);
    expect(man.of('data')).toEqual([]);
  });
});

/** Clients that ask for a page, with one file of trusted authorities. */
const clients: Readonly<Record<string, (program: string, url: string, ca: string) => Promise<string>>> = {
  node: async (program, url, ca) => {
    const code = `
      const { get } = require('node:https');
      const ca = require('node:fs').readFileSync(${JSON.stringify(ca)});
      get('${url}', { ca }, (answer) => answer.pipe(process.stdout)).on('error', (e) => console.log(e.code));`;
    return (await start(program, ['-e', code])).output;
  },
  python3: async (program, url, ca) => {
    const code = `
import ssl, urllib.request
context = ssl.create_default_context(cafile=${JSON.stringify(ca)})
print(urllib.request.urlopen("${url}", context=context).read().decode())`;
    return (await start(program, ['-c', code])).output;
  },
  openssl: async (program, url, ca) => {
    const { host, hostname, pathname } = new URL(url);
    const verify = ['-CAfile', ca, '-verify_return_error', '-verify_hostname', hostname];
    const args = ['s_client', '-quiet', '-connect', host, '-servername', hostname, ...verify];
    return (await start(program, args, `GET ${pathname} HTTP/1.0\r\n\r\n`)).output;
  },
  git: async (program, url, ca) => {
    return (await start(program, ['-c', `http.sslCAInfo=${ca}`, 'ls-remote', url])).output;
  },
};

/** How each says that it knows no such authority. The others verify late, and leave without a word. */
const ALERTS: Readonly<Record<string, string>> = { python3: 'unknown_ca', openssl: 'unknown_ca' };

describe('other clients', () => {
  it.each(Object.entries(clients))(
    '%s is read if it trusts in the interception, and sends nothing if not',
    async (name, client) => {
      const program = needs(context(), name);
      const man = await middle({ to: { host: '127.0.0.1', port: await bank() } });
      const url = `https://localhost:${man.port}/page`;
      await client(program, url, genuineCa);
      await man.until('handshake-failed', 'closed');
      const [refusal] = [...man.of('handshake-failed'), ...man.of('closed')];
      expect(refusal?.alert).toBe(ALERTS[name]);
      expect(man.of('data')).toEqual([]);
      expect(await client(program, url, man.caFile)).toContain(name === 'git' ? 'refs/heads/main' : 'GET /page');
      expect(
        man
          .of('http-head')
          .slice(0, 2)
          .map(({ startLine }) => startLine),
      ).toEqual([expect.stringMatching(/^GET \/page\S* HTTP\/1\.[01]$/), 'HTTP/1.1 200 OK']);
    },
  );

  it('chromium is read if its user trusts in the interception, and sends nothing if not', async (ctx) => {
    const [chromium, certutil] = [needs(ctx, 'chromium'), needs(ctx, 'certutil')];
    const man = await middle({ to: { host: '127.0.0.1', port: await bank() } });
    const database = join(folder, '.pki', 'nssdb');
    mkdirSync(database, { recursive: true });
    const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];
    const visit = async (): Promise<string> => {
      const profile = `--user-data-dir=${mkdtempSync(join(folder, 'chromium-'))}`;
      return (await start(chromium, [...flags, profile, '--dump-dom', `https://localhost:${man.port}/page`])).output;
    };
    await start(certutil, ['-N', '--empty-password', '-d', `sql:${database}`]);
    expect(await visit()).not.toContain('GET /page');
    expect(man.of('handshake-failed').at(-1)).toMatchObject({ side: 'client', alert: 'certificate_unknown' });
    expect(man.of('http-head')).toEqual([]);
    await start(certutil, ['-A', '-n', 'interception', '-t', 'C,,', '-i', man.caFile, '-d', `sql:${database}`]);
    expect(await visit()).toContain('GET /page');
    expect(man.of('http-head')[0]).toMatchObject({ startLine: 'GET /page HTTP/1.1' });
  }, 60_000);
});

describe('what is presented', () => {
  it.each([
    ['self-signed', 'unknown_ca'],
    ['expired', 'certificate_expired'],
    ['not-yet-valid', 'bad_certificate'],
    ['flipped-signature-bit', 'decrypt_error'],
    ['genuine', 'decrypt_error'],
    ['client-auth-only', 'unsupported_certificate'],
  ] as const)('%s is refused with %s by openssl', async (present, alert) => {
    const openssl = needs(context(), 'openssl');
    const man = await middle({ to: { host: '127.0.0.1', port: await bank() }, present });
    const trust = present === 'genuine' ? genuineCa : man.caFile;
    const args = ['s_client', '-connect', `127.0.0.1:${man.port}`, '-servername', 'bank.example', '-CAfile', trust];
    const { status } = await start(openssl, [...args, '-verify_return_error', '-verify_hostname', 'bank.example']);
    expect(status).toBe(1);
    await man.until('handshake-failed');
    expect(man.of('handshake-failed')).toMatchObject([{ side: 'client', alert }]);
  });
});

describe('where to', () => {
  const lookup = ((_name: string, options: { all?: boolean }, done: (...args: unknown[]) => void) =>
    options.all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4)) as never;

  it('is asked for by CONNECT', async (ctx) => {
    const program = needs(ctx, 'curl');
    const port = await bank();
    const man = await middle({ to: { by: 'CONNECT' }, lookup });
    const args = ['-sS', '-x', `http://127.0.0.1:${man.port}`, '--cacert', man.caFile];
    const { output } = await start(program, [...args, `https://bank.example:${port}/a`]);
    expect(output).toBe('GET /a \n');
    expect(man.of('target')).toMatchObject([{ host: 'bank.example', port, by: 'CONNECT' }]);
    const unreachable = await start(program, [...args, 'https://bank.example:1/']);
    expect(unreachable.output).toContain('502');
    const plain = await start(program, [
      ...args,
      '-o',
      '/dev/null',
      '-w',
      '%{http_code}',
      `http://bank.example:${port}/`,
    ]);
    expect(plain.output).toBe('405');
    expect(man.of('failed').map(({ code }) => code)).toEqual(['mitm/server-unreachable', 'mitm/not-connect']);
  });

  it('is read from server_name', async (ctx) => {
    const program = needs(ctx, 'curl');
    const port = await bank();
    const man = await middle({ to: { by: 'server_name', port }, lookup });
    const redirected = ['--connect-to', `bank.example:443:127.0.0.1:${man.port}`];
    const { output } = await start(program, ['-sS', ...redirected, '--cacert', man.caFile, 'https://bank.example/b']);
    expect(output).toBe('GET /b \n');
    const nameless = await start(program, ['-sS', '-k', `https://127.0.0.1:${man.port}/`]);
    expect(nameless.status).not.toBe(0);
    expect(man.of('failed').map(({ code }) => code)).toEqual(['mitm/no-server-name']);
  });

  it('does not lead back', async (ctx) => {
    const program = needs(ctx, 'curl');
    const man = await middle({ to: { by: 'CONNECT' }, lookup });
    await start(program, ['-sS', '-x', `http://127.0.0.1:${man.port}`, `https://bank.example:${man.port}/`]);
    expect(man.of('failed').map(({ code }) => code)).toContain('mitm/leads-to-itself');
  });
});

describe('passes through unread', () => {
  it('a server that asks for a certificate', async (ctx) => {
    const program = needs(ctx, 'curl');
    const man = await middle({
      to: { host: '127.0.0.1', port: await bank({ requestCert: true, rejectUnauthorized: false }) },
    });
    const { output } = await curl(program, man, '--cacert', genuineCa);
    expect(output).toBe(`POST /login ${SECRET}\n`);
    await man.until('closed');
    expect(man.of('passed-through')).toMatchObject([{ reason: 'client-certificate-requested' }]);
    expect(man.of('data')).toEqual([]);
  });

  it('what is not TLS, whoever speaks first, with half-closed connections', async () => {
    const echo = createServer({ allowHalfOpen: true }, (socket) => {
      socket.on('data', (part) => socket.write(part));
      socket.on('end', () => socket.end('bye'));
    });
    const greeting = createServer((socket) => socket.end('220 hello\r\n'));
    for (const [server, sent, answer] of [
      [echo, 'plain words', 'plain wordsbye'],
      [greeting, undefined, '220 hello\r\n'],
    ] as const) {
      const man = await middle({ to: { host: '127.0.0.1', port: await listening(server) } });
      const client = connect({ port: man.port, host: '127.0.0.1', allowHalfOpen: true });
      if (sent !== undefined) client.end(sent);
      let got = '';
      for await (const part of client) got += part;
      client.end();
      expect(got).toBe(answer);
      await man.until('closed');
      expect(man.of('passed-through')).toMatchObject([
        { reason: sent === undefined ? 'server-spoke-first' : 'not-tls' },
      ]);
    }
  });
});

describe('trouble', () => {
  it('of one connection is told, and others go on', async (ctx) => {
    const program = needs(ctx, 'curl');
    const port = await bank();
    const man = await middle({ to: { host: '127.0.0.1', port }, handshakeTimeout: 5_000 });
    const silent = connect(man.port, '127.0.0.1').on('error', () => {});
    const gone = connect(man.port, '127.0.0.1', () =>
      gone.write(Buffer.from([22, 3, 1, 0, 200]), () => gone.resetAndDestroy()),
    );
    expect((await curl(program, man, '--cacert', man.caFile)).status).toBe(0);
    while (man.of('failed').length < 2)
      await man.until('failed').then(() => new Promise((resolve) => setTimeout(resolve, 20)));
    expect(
      man
        .of('failed')
        .map(({ code }) => code)
        .sort(),
    ).toEqual(['mitm/client-gone', 'mitm/client-silent']);
    silent.destroy();
  });

  it('with the genuine server is told', async (ctx) => {
    const program = needs(ctx, 'curl');
    const to = { host: '127.0.0.1', port: await bank() };
    const taken = { host: '127.0.0.1', port: to.port };
    await expect(middle({ to, listen: taken })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    const suspicious = await middle({ to, server: { anchors: [] } });
    expect((await curl(program, suspicious, '--cacert', suspicious.caFile)).status).not.toBe(0);
    expect(suspicious.of('handshake-failed')).toMatchObject([{ side: 'server', code: 'x509/unknown-issuer' }]);
  });
});
