import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer, connect as tlsConnect } from 'node:tls';
import { fromUtf8, utf8 } from '@cutaway/primitives/bytes';
import { nodeCrypto } from '@cutaway/primitives/node';
import { needs } from '@cutaway/test-support/peers';
import { certificateToPem, parseCertificate } from '@cutaway/x509';
import { privateKeyToPem } from '@cutaway/x509/keys';
import { afterAll, describe, expect, it } from 'vitest';
import { findRung, type Identity, Lab } from '../src/index.js';
import { type Certified, certified, certifiedUser, trustedRoots } from '../src/lab/certified.js';
import { immediately } from '../src/network/program.js';
import { overSocket, partyOver } from './over-socket.js';

const lab = new Lab(nodeCrypto, 'tls peers');
const folder = mkdtempSync(join(tmpdir(), 'cutaway-ladder-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The lab's certificates are good in the lab's present alone. */
const ATTIME = ['-attime', String(lab.now.getTime() / 1000)];

const pemOf = (chain: readonly Uint8Array[]): string =>
  chain.map((certificate) => certificateToPem(parseCertificate(certificate))).join('');

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const roots = file(
  'roots.pem',
  trustedRoots(lab, false)
    .map((root) => certificateToPem(root))
    .join(''),
);

/** The options that make a program show a certificate. */
function showing(name: string, { keys, chain }: Certified): string[] {
  const [first, ...others] = chain;
  const certificate = file(`${name}.pem`, pemOf([first as Uint8Array]));
  const key = file(`${name}-key.pem`, privateKeyToPem(keys.privateKey));
  const above = others.length === 0 ? [] : ['-cert_chain', file(`${name}-chain.pem`, pemOf(others))];
  return ['-cert', certificate, '-key', key, ...above];
}

/** Serves one connection by a rung's server. */
async function serving<T>(
  rungId: string,
  identity: Identity,
  visit: (port: number) => Promise<T>,
): Promise<{ asked: string; refused: string | undefined; visited: T }> {
  const rung = findRung(rungId);
  let asked = '';
  let refused: string | undefined;
  const server = createServer((socket) => {
    socket.on('error', () => {});
    const program = rung.server(partyOver(socket, lab), rung.equipServer(lab, identity), (request) => {
      asked = fromUtf8(request);
      return immediately(utf8('balance=1000\n'));
    });
    overSocket(program, socket)
      .catch((error) => {
        refused = error.code ?? error.message;
      })
      .finally(() => socket.end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const visited = await visit((server.address() as AddressInfo).port);
  server.close();
  return { asked, refused, visited };
}

/** Runs to the end, with something to say. */
async function spoken(program: string, args: readonly string[], input: string): Promise<{ out: string; code: number }> {
  const child = spawn(program, args);
  let out = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data: Buffer) => {
      out += data.toString('utf8');
    });
  }
  // The program takes the end of its input for a wish to leave; the server ends the connection first.
  child.stdin.write(input);
  const code = await new Promise<number>((resolve) => child.on('close', resolve));
  return { out, code };
}

const sClient = (port: number, ...more: string[]): string[] => [
  ...['s_client', '-connect', `127.0.0.1:${port}`, '-servername', lab.serverName],
  ...['-CAfile', roots, '-verify_hostname', lab.serverName, '-verify_return_error', '-quiet', ...ATTIME, ...more],
];

describe("openssl's client", () => {
  it.for([
    ['tls12-rsa', ['-tls1_2', '-cipher', 'AES256-GCM-SHA384']],
    ['tls12-ecdhe', ['-tls1_2']],
    ['tls12-mutual', ['-tls1_2', ...showing('user', certifiedUser(lab, 'client'))]],
    ['keyless', ['-tls1_2', '-cipher', 'AES256-GCM-SHA384']],
    ['tls13', ['-tls1_3']],
  ] as const)('is served by %s', async ([id, more], ctx) => {
    const openssl = needs(ctx, 'openssl');
    const { asked, visited } = await serving(id, 'genuine', (port) =>
      spoken(openssl, sClient(port, ...more), 'statement\n'),
    );
    expect({ asked, answered: visited.out.includes('balance=1000') }).toEqual({ asked: 'statement\n', answered: true });
  });

  it('does not get into tls12-mutual without a certificate, as ours would not', async (ctx) => {
    const openssl = needs(ctx, 'openssl');
    const { asked, refused } = await serving('tls12-mutual', 'genuine', (port) =>
      spoken(openssl, sClient(port, '-tls1_2'), 'statement\n'),
    );
    expect({ asked, refused }).toEqual({ asked: '', refused: 'tls/client-certificate-missing' });
  });

  it.for([
    ['attacker', 'unable to get local issuer certificate'],
    ['other-domain', 'hostname mismatch'],
    ['modified', 'certificate signature failure'],
    // OpenSSL looks for the issuer by its key's identifier first, and finds none.
    ['forged-issuer', 'unable to get local issuer certificate'],
    ['expired', 'certificate has expired'],
  ] as const)('stops at the %s certificate, where ours stops', async ([identity, reason], ctx) => {
    const openssl = needs(ctx, 'openssl');
    const { asked, visited } = await serving('tls13', identity, (port) =>
      spoken(openssl, sClient(port, '-tls1_3'), 'statement\n'),
    );
    expect(asked).toBe('');
    expect(visited.out).toContain(reason);
    expect(visited.code).not.toBe(0);
  });
});

/** What a rung's client gets from a server, or the code of the error it ends with. */
async function visiting(rungId: string, port: number, request: string): Promise<string> {
  const rung = findRung(rungId);
  const socket = connect(port, '127.0.0.1');
  try {
    const has = rung.equipClient(lab, 'genuine', { rogueRoot: false });
    const client = rung.client(partyOver(socket, lab), has, () => immediately(utf8(request)));
    return fromUtf8(await overSocket(client, socket));
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  } finally {
    socket.destroy();
  }
}

/** Starts `openssl s_server`, which answers a request with a page about the connection. */
async function sServer(openssl: string, args: readonly string[]): Promise<{ port: number; child: ChildProcess }> {
  const child = spawn(openssl, ['s_server', '-accept', '127.0.0.1:0', '-www', ...args]);
  const port = await new Promise<number>((resolve, reject) => {
    let out = '';
    const read = (data: Buffer): void => {
      out += data.toString('utf8');
      const found = /ACCEPT 127\.0\.0\.1:(\d+)/.exec(out)?.[1];
      if (found !== undefined) resolve(Number(found));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', () => reject(new Error(out)));
  });
  return { port, child };
}

const rsa = (identity: Identity): Certified => certified(lab, identity, 'intermediate');
const ec = (identity: Identity): Certified => certified(lab, identity, 'intermediate', (owner) => lab.ecKeyPair(owner));

describe("openssl's server", () => {
  it.for([
    ['tls12-rsa', rsa, ['-tls1_2', '-cipher', 'AES256-GCM-SHA384'], 'AES256-GCM-SHA384'],
    ['tls12-ecdhe', ec, ['-tls1_2'], 'ECDHE-ECDSA-AES256-GCM-SHA384'],
    ['tls12-mutual', ec, ['-tls1_2', '-Verify', '3', '-CAfile', roots, ...ATTIME], 'CN=alice'],
    ['tls13', ec, ['-tls1_3'], 'TLS_AES_'],
  ] as const)('serves the client of %s, and no attacker does', async ([id, keysOf, more, proof], ctx) => {
    const openssl = needs(ctx, 'openssl');
    const answers = [];
    for (const identity of ['genuine', 'attacker'] as const) {
      const { port, child } = await sServer(openssl, [...showing(`${id}-${identity}`, keysOf(identity)), ...more]);
      answers.push(await visiting(id, port, 'GET / HTTP/1.0\r\n\r\n'));
      child.kill();
    }
    const [genuine = '', attacker] = answers;
    expect(genuine.replace(/CN ?= ?/g, 'CN=')).toContain(proof);
    expect(attacker).toBe('x509/unknown-issuer');
  });
});

// OpenSSL has the hybrid from 3.5 on: that of Node 24.
describe('the hybrid of X25519 and ML-KEM-768', () => {
  const ecdhCurve = 'X25519MLKEM768';
  const minVersion = 'TLSv1.3';

  it("is agreed on by node's client at the server of tls13-pq", async () => {
    const { asked, visited } = await serving('tls13-pq', 'genuine', async (port) => {
      // The lab's certificates are not of this time; what is tried here is the key exchange.
      const socket = tlsConnect({ port, host: '127.0.0.1', ecdhCurve, minVersion, rejectUnauthorized: false });
      socket.on('secureConnect', () => socket.write('statement'));
      let answer = '';
      for await (const data of socket) answer += data;
      return answer;
    });
    expect({ asked, visited }).toEqual({ asked: 'statement', visited: 'balance=1000\n' });
  });

  it("is agreed on by the client of tls13-pq at node's server", async () => {
    const { keys, chain } = ec('genuine');
    const server = createTlsServer(
      { key: privateKeyToPem(keys.privateKey), cert: pemOf(chain), ecdhCurve, minVersion },
      (socket) => socket.on('data', () => socket.end('balance=1000')),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    expect(await visiting('tls13-pq', (server.address() as AddressInfo).port, 'statement')).toBe('balance=1000');
    server.close();
  });
});
