import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '@cutaway/primitives/explain';
import { needs, run } from '@cutaway/test-support/peers';
import { main, type Outcome, runProcess } from './process.js';

/** What a server of ours says once it listens, with its port. */
const LISTENS = /(?:127\.0\.0\.1(?::|, port | 端口 )|https:\/\/localhost:)(\d{4,5})/;

/** A folder with `cutaway` on the PATH, where command lines run as they are typed, and servers run meanwhile. */
export class Fixture {
  readonly folder: string;
  private readonly env: NodeJS.ProcessEnv;
  private readonly children: ChildProcess[] = [];

  /** @param language what everything speaks, by its locale. */
  constructor(name: string, language: Language = 'en') {
    this.folder = mkdtempSync(join(tmpdir(), `cutaway-cli-${name}-`));
    this.env = { PATH: `${this.folder}:${process.env.PATH}`, LANG: language === 'zh' ? 'zh_CN.UTF-8' : 'C.UTF-8' };
    writeFileSync(this.file('cutaway'), `#!/bin/sh\nexec '${process.execPath}' '${main}' "$@"\n`);
    chmodSync(this.file('cutaway'), 0o755);
  }

  file(name: string): string {
    return join(this.folder, name);
  }

  /** Runs a line in bash to its end. */
  shell(line: string, env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
    return runProcess('bash', ['-o', 'pipefail', '-c', line], { cwd: this.folder, env: { ...this.env, ...env } });
  }

  /** Starts a line that serves, and waits until it listens. */
  serve(line: string): Promise<{ port: string; stop: () => Promise<Outcome> }> {
    const child = spawn('bash', ['-c', `exec ${line}`], {
      cwd: this.folder,
      env: { ...process.env, HOME: this.folder, ...this.env },
    });
    this.children.push(child);
    return new Promise((resolve, reject) => {
      let [stdout, stderr] = ['', ''];
      const ended = new Promise<number | null>((end) => {
        child.on('close', (status, signal) => end(signal === null ? status : 128));
      });
      const stop = async (): Promise<Outcome> => {
        child.kill('SIGINT');
        return { status: await ended, stdout, stderr };
      };
      const listen = (): void => {
        const port = (LISTENS.exec(stdout) ?? LISTENS.exec(stderr))?.[1];
        if (port !== undefined) resolve({ port, stop });
      };
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        stdout += text;
        listen();
      });
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        stderr += text;
        listen();
      });
      child.on('close', () => reject(new Error(stdout + stderr)));
    });
  }

  /** Makes `response.der` for `request.der`, which asks about `server.pem`; OpenSSL answers in the name of `ca`. */
  answerRequest(ctx: Parameters<typeof needs>[0]): void {
    const openssl = needs(ctx, 'openssl');
    const cwd = this.folder;
    const serial = run(openssl, ['x509', '-in', 'server.pem', '-noout', '-serial'], { cwd }).stdout.split('=')[1];
    writeFileSync(this.file('index.txt'), `V\t991231235959Z\t\t${serial?.trim()}\tunknown\t/CN=localhost\n`);
    const signer = ['-issuer', 'ca/ca.pem', '-rsigner', 'ca/ca.pem', '-rkey', 'ca/ca-key.pem'];
    const files = ['-CA', 'ca/ca.pem', '-index', 'index.txt', '-reqin', 'request.der', '-respout', 'response.der'];
    const { status, stderr } = run(openssl, ['ocsp', ...signer, ...files], { cwd });
    if (status !== 0) throw new Error(stderr);
  }

  /** Ends the servers and removes the folder. */
  close(): void {
    for (const child of this.children) child.kill();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
