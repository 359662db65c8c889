import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { needs, run } from '@cutaway/test-support/peers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Example, examples } from '../src/catalogue/examples.js';
import { cutaway, main, type Outcome, runProcess } from './process.js';

// Every example of every help text, as it is typed, in one folder and in the order of the catalogue.
const folder = mkdtempSync(join(tmpdir(), 'cutaway-cli-examples-'));
const file = (name: string): string => join(folder, name);
const env = { PATH: `${folder}:${process.env.PATH}` };
const servers: (() => void)[] = [];
const ports = { '8443': '', '2222': '' };

/** What a server says once it listens, with its port. */
const LISTENS = /(?:^Listening on 127\.0\.0\.1:|^Serving .*127\.0\.0\.1(?:, port |:)|https:\/\/localhost:)(\d{4,5})/m;

/** A server of our own that runs until the tests are done; the port stands in what it says. */
function serve(args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [main, ...args], { cwd: folder, env: { ...process.env, HOME: folder } });
  servers.push(() => child.kill());
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (text: Buffer): void => {
      said += text;
      const port = LISTENS.exec(said)?.[1];
      if (port !== undefined) resolve(port);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('close', () => reject(new Error(said)));
  });
}

/** The line with the ports the servers have got; those it would listen on itself are left to the system. */
function asRun(line: string): string {
  return line
    .replaceAll('8443', ports['8443'])
    .replaceAll('2222', ports['2222'])
    .replace(/\b(?:9443|2022)\b/, '0');
}

const shell = (line: string): Promise<Outcome> =>
  runProcess('bash', ['-o', 'pipefail', '-c', asRun(line)], { cwd: folder, env });

/** Runs a line until it listens, then interrupts it. */
function interrupted(line: string): Promise<number | null> {
  const child = spawn('bash', ['-c', `exec ${asRun(line)}`], {
    cwd: folder,
    env: { ...process.env, ...env, HOME: folder },
  });
  return new Promise((resolve) => {
    let said = '';
    const listen = (text: Buffer): void => {
      const before = LISTENS.test(said);
      said += text;
      if (!before && LISTENS.test(said)) child.kill('SIGINT');
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('close', (status, signal) => resolve(signal === 'SIGINT' ? 130 : status));
  });
}

beforeAll(async () => {
  writeFileSync(file('cutaway'), `#!/bin/sh\nexec '${process.execPath}' '${main}' "$@"\n`);
  chmodSync(file('cutaway'), 0o755);
});
afterAll(() => {
  for (const stop of servers) stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** What examples find in the folder besides what others made, and the servers they talk to. */
async function prepare(path: string, ctx: Parameters<typeof needs>[0]): Promise<void> {
  if (path === 'cert fetch') {
    ports['8443'] = await serve(['tls', 'serve', '--port', '0', '--cert', 'server.pem', '--key', 'server-key.pem']);
  }
  if (path === 'authorized-keys explain') writeFileSync(file('authorized_keys'), readFileSync(file('id_ed25519.pub')));
  if (path === 'known-hosts add') {
    expect((await cutaway(['key', 'gen', 'host_key', '--no-passphrase'], { cwd: folder })).status).toBe(0);
    ports['2222'] = await serve([
      'ssh',
      'serve',
      '--port',
      '0',
      '--host-key',
      'host_key',
      '--authorized-keys',
      'authorized_keys',
      '--allow-exec',
    ]);
  }
  if (path === 'ocsp verify') {
    const openssl = needs(ctx, 'openssl');
    const serial = run(openssl, ['x509', '-in', 'server.pem', '-noout', '-serial'], { cwd: folder }).stdout.split(
      '=',
    )[1];
    writeFileSync(file('index.txt'), `V\t991231235959Z\t\t${serial?.trim()}\tunknown\t/CN=localhost\n`);
    const signer = ['-issuer', 'ca/ca.pem', '-rsigner', 'ca/ca.pem', '-rkey', 'ca/ca-key.pem'];
    const files = ['-CA', 'ca/ca.pem', '-index', 'index.txt', '-reqin', 'request.der', '-respout', 'response.der'];
    expect(run(openssl, ['ocsp', ...signer, ...files], { cwd: folder }).status).toBe(0);
  }
  if (path === 'decode') {
    const recorded = ['--pcap', 'capture.pcap', '--keylog', 'capture-keys.log', '--upstream-ca', 'ca/ca.pem'];
    const target = ['--to', `localhost:${ports['8443']}`, '--listen', '127.0.0.1:0', '--ca-out', 'recording.pem'];
    const port = await serve(['intercept', 'tls', ...target, ...recorded, '--connections', '1']);
    await cutaway(['tls', `localhost:${port}`, '--ca', 'recording.pem'], { cwd: folder });
  }
  if (path === 'audit targets') writeFileSync(file('targets.txt'), `localhost:${ports['8443']}\n`);
}

describe('examples', () => {
  const all = Object.entries(examples).flatMap(([path, list]) => list.map((one) => [path, one] as [string, Example]));
  const prepared = new Set<string>();
  it.for(all.map(([path, example]) => [example.line, path, example] as const))(
    '%s',
    async ([line, path, example], ctx) => {
      needs(ctx, 'bash');
      if (line.includes('curl')) needs(ctx, 'curl');
      if (line.includes('--client ssh')) needs(ctx, 'ssh');
      if (!prepared.has(path)) await prepare(path, ctx);
      prepared.add(path);
      if (example.serves) {
        expect(await interrupted(line)).toBe(0);
        return;
      }
      const { status, stdout, stderr } = await shell(line);
      expect(status, stdout + stderr).toBe(example.exit ?? 0);
      if (status === 0) expect(stderr).not.toMatch(/^cutaway: /m);
    },
  );
});
