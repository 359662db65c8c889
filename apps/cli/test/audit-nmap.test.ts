import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@cutaway/test-support/free-port';
import { nginxServer } from '@cutaway/test-support/nginx';
import { needs, run } from '@cutaway/test-support/peers';
import { type RunningServer, startServer } from '@cutaway/test-support/server-process';
import { startSshdPeer } from '@cutaway/test-support/sshd';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SshAudit } from '../src/audit/ssh/report.js';
import type { TlsAudit } from '../src/audit/tls/report.js';
import { cutaway, runProcess } from './process.js';

// The scripts of nmap ask the same servers; what they and the audit say of them must be one thing.
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cutaway-nmap-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Context = { skip(note?: string): never };

function identity(ctx: Context): { certificateFile: string; keyFile: string } {
  const [certificateFile, keyFile] = [join(folder, 'rsa.pem'), join(folder, 'rsa.key')];
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const files = ['-keyout', keyFile, '-out', certificateFile];
  run(needs(ctx, 'openssl'), ['req', '-x509', '-nodes', '-days', '90', '-newkey', 'rsa:2048', ...names, ...files]);
  return { certificateFile, keyFile };
}

// Not `run`: some of the servers live in this process.
async function nmap(ctx: Context, script: string, port: number): Promise<string> {
  const scan = ['-Pn', '-n', '-sT', '-p', `${port}`, '--script', script, '-oN', '-', '127.0.0.1'];
  return (await runProcess(needs(ctx, 'nmap'), scan, { cwd: folder })).stdout;
}

async function audit<Report>(...target: string[]): Promise<Report> {
  const { stdout, stderr } = await cutaway(['audit', ...target, '--json'], { cwd: folder });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Report;
}

interface Version {
  version: string;
  suites: string[];
  /** Who decides on the suite; nmap cannot tell where there is one alone. */
  order: string | undefined;
}

/** What `ssl-enum-ciphers` prints: versions, oldest first, each with suites in the order of the server, if it has one. */
function versionsOf(output: string): Version[] {
  const versions: Version[] = [];
  for (const line of output.split('\n')) {
    const version = /^\| +TLSv([\d.]+): *$/.exec(line)?.[1];
    if (version !== undefined) versions.push({ version: `TLS ${version}`, suites: [], order: undefined });
    const suite = /^\| +(TLS_\w+)/.exec(line)?.[1]?.replace('TLS_AKE_WITH_', 'TLS_');
    const last = versions.at(-1);
    if (suite !== undefined) last?.suites.push(suite);
    const order = /cipher preference: (\w+)/.exec(line)?.[1];
    if (last !== undefined && order !== undefined) last.order = order;
  }
  return versions.reverse();
}

const sorted = (names: readonly string[]): string[] => [...names].sort();

async function expectSameTls(ctx: Context, { port, stop }: RunningServer): Promise<void> {
  try {
    const theirs = versionsOf(await nmap(ctx, 'ssl-enum-ciphers', port));
    const { versions } = await audit<TlsAudit>(`127.0.0.1:${port}`, '--servername', 'localhost');
    expect(theirs.length).toBeGreaterThan(0);
    expect(versions.map(({ version }) => version)).toEqual(theirs.map(({ version }) => version));
    for (const [at, { suites, order }] of theirs.entries()) {
      const ours = versions[at];
      expect(sorted(ours?.cipherSuites ?? [])).toEqual(sorted(suites));
      if (order === 'server' && suites.length > 1) expect(ours?.cipherSuites).toEqual(suites);
      if (order === 'client' && suites.length > 1) expect(ours?.serverOrder).toBe(false);
    }
  } finally {
    stop();
  }
}

/** The lists that `ssh2-enum-algos` prints. */
function algorithmsOf(output: string): Record<string, string[]> {
  const lists: Record<string, string[]> = {};
  let list: string[] = [];
  for (const line of output.split('\n')) {
    const title = /^\| {3}(\w+): \(\d+\)/.exec(line)?.[1];
    if (title !== undefined) {
      list = [];
      lists[title] = list;
    }
    const name = /^\|[ _] {6}(\S+)$/.exec(line)?.[1];
    if (name !== undefined) list.push(name);
  }
  return lists;
}

async function expectSameSsh(ctx: Context, port: number, ...target: string[]): Promise<void> {
  // The plus sign: on a port that is not SSH's, too.
  const theirs = algorithmsOf(await nmap(ctx, '+ssh2-enum-algos', port));
  const { algorithms } = await audit<SshAudit>(...target);
  const names = (list: readonly { name: string }[]): string[] => list.map(({ name }) => name);
  // Not methods, but signs for what else a server can do (RFC 8308 §2.1 and the like).
  const methods = theirs.kex_algorithms?.filter((name) => !/^(kex-strict|kexguess2|ext-info)/.test(name));
  expect(names(algorithms.kex_algorithms)).toEqual(methods);
  expect(names(algorithms.server_host_key_algorithms)).toEqual(theirs.server_host_key_algorithms);
  expect(names(algorithms.encryption_algorithms_server_to_client)).toEqual(theirs.encryption_algorithms);
  expect(names(algorithms.mac_algorithms_server_to_client)).toEqual(theirs.mac_algorithms);
  expect(names(algorithms.compression_algorithms_server_to_client)).toEqual(theirs.compression_algorithms);
}

describe('cutaway audit agrees with nmap', () => {
  it('about openssl s_server with everything it has', async (ctx) => {
    const { certificateFile, keyFile } = identity(ctx);
    const files = ['-cert', certificateFile, '-key', keyFile];
    const settings = ['-accept', '127.0.0.1:0', '-cipher', 'ALL:NULL:@SECLEVEL=0', '-www'];
    const peer = startServer(needs(ctx, 'openssl'), ['s_server', ...settings, ...files], /ACCEPT [\d.]+:(\d+)/);
    await expectSameTls(ctx, await peer);
  }, 30_000);

  it('about nginx with an order of its own', async (ctx) => {
    const suites = 'ssl_ciphers ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-CHACHA20-POLY1305:AES128-SHA:@SECLEVEL=0';
    const settings = ['ssl_protocols TLSv1.1 TLSv1.2 TLSv1.3', suites, 'ssl_prefer_server_ciphers on'];
    await expectSameTls(ctx, await nginxServer(needs(ctx, 'nginx'), folder, [identity(ctx)], ...settings));
  }, 30_000);

  it('about sshd, which `audit HOST` recognizes by itself', async (ctx) => {
    const peer = await startSshdPeer(ctx, ['Ciphers +aes128-cbc,3des-cbc', 'MACs +hmac-md5']);
    try {
      await expectSameSsh(ctx, peer.port, `127.0.0.1:${peer.port}`);
    } finally {
      peer.close();
    }
  }, 30_000);

  it('about Dropbear', async (ctx) => {
    const [dropbear, dropbearkey] = [needs(ctx, 'dropbear'), needs(ctx, 'dropbearkey')];
    const key = join(folder, 'dropbear');
    run(dropbearkey, ['-t', 'ed25519', '-f', key]);
    const port = await freePort();
    const files = ['-r', key, '-P', join(folder, 'dropbear.pid')];
    const peer = await startServer(dropbear, ['-F', '-E', '-p', `127.0.0.1:${port}`, ...files], /Not backgrounding/);
    try {
      await expectSameSsh(ctx, port, 'ssh', `127.0.0.1:${port}`);
    } finally {
      peer.stop();
    }
  }, 30_000);
});
