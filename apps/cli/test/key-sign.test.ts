import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { needs, run } from '@cutaway/test-support/peers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cutaway as cutawayIn, type Outcome, type ProcessOptions, runProcess } from './process.js';

type Context = { skip(note?: string): never };

let folder = '';
const path = (name: string): string => join(folder, name);
const read = (name: string): string => readFileSync(path(name), 'utf8');
const cutaway = (args: readonly string[], options: Partial<ProcessOptions> = {}): Promise<Outcome> =>
  cutawayIn(args, { cwd: folder, ...options });

function sshKeygen(ctx: Context, args: readonly string[], input = '') {
  return run(needs(ctx, 'ssh-keygen'), args, { cwd: folder, input });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cutaway-key-sign-'));
  writeFileSync(path('passphrase'), 'correct horse\n');
  writeFileSync(path('message'), 'pay 10 to Bob\n');
  for (const name of ['alice', 'mallory', 'ca']) await cutaway(['key', 'gen', name, '--no-passphrase', '-C', name]);
  await cutaway(['key', 'gen', 'locked', '-t', 'ecdsa', '--new-passphrase-file', 'passphrase']);
  writeFileSync(path('signers'), `alice@example.org namespaces="file,git" ${read('alice.pub')}`);
});
afterAll(() => rmSync(folder, { recursive: true }));

const signers = ['-f', 'signers'];

describe('cutaway key sign and verify', () => {
  it('signs what ssh-keygen verifies, with an encrypted key too', async (ctx) => {
    expect((await cutaway(['key', 'sign', 'message', '-f', 'alice'])).status).toBe(0);
    const verify = ['-Y', 'verify', '-n', 'file', ...signers, '-I', 'alice@example.org', '-s', 'message.sig'];
    expect(sshKeygen(ctx, verify, read('message')).stdout).toContain('Good "file" signature for alice@example.org');
    expect((await cutaway(['key', 'sign', 'message', '-f', 'alice'])).status).toBe(2);
    const args = [
      'key',
      'sign',
      '-',
      '-f',
      'locked',
      '--passphrase-file',
      'passphrase',
      '--hash',
      'sha256',
      '-n',
      'mail',
    ];
    const { stdout } = await cutaway(args, { input: 'by mail' });
    writeFileSync(path('mail.sig'), stdout);
    const checked = sshKeygen(ctx, ['-Y', 'check-novalidate', '-n', 'mail', '-s', 'mail.sig'], 'by mail');
    expect(checked.stdout).toContain('Good "mail" signature with ECDSA key');
  });

  it('verifies what ssh-keygen signs, and says whose it is or why not', async (ctx) => {
    for (const name of ['alice', 'mallory']) {
      writeFileSync(path(`by-${name}`), read('message'));
      sshKeygen(ctx, ['-q', '-Y', 'sign', '-n', 'file', '-f', name, `by-${name}`]);
    }
    const verify = async (signer: string, args: readonly string[], file = 'message') => {
      const outcome = await cutaway(['key', 'verify', file, '-s', `by-${signer}.sig`, '--json', ...args]);
      return { status: outcome.status, ...JSON.parse(outcome.stdout) };
    };
    expect(await verify('alice', [...signers, '-I', 'alice@example.org'])).toMatchObject({ status: 0, ok: true });
    expect(await verify('alice', signers)).toMatchObject({ status: 0, principals: ['alice@example.org'] });
    expect(await verify('alice', [...signers, '-I', 'bob'])).toMatchObject({
      status: 1,
      refusal: 'signer',
      steps: [{ file: 'signers', line: 1, outcome: 'principal' }],
    });
    expect(await verify('mallory', signers)).toMatchObject({ status: 1, ok: false, refusal: 'signer' });
    expect(await verify('mallory', ['--any-signer'])).toMatchObject({ status: 0, principals: [] });
    expect(await verify('alice', signers, 'passphrase')).toMatchObject({ status: 1, refusal: 'signature' });
    expect(await verify('alice', [...signers, '-n', 'git'])).toMatchObject({ status: 1, refusal: 'namespace' });
    sshKeygen(ctx, ['-q', '-k', '-f', 'krl', 'alice.pub']);
    expect(await verify('alice', [...signers, '--revoked', 'krl'])).toMatchObject({ status: 1, refusal: 'revoked' });
    const zh = await cutaway(['key', 'verify', 'message', '-s', 'by-mallory.sig', ...signers, '--lang', 'zh']);
    expect(zh.stdout).toContain('不在允许的签名人之列');
    expect((await cutaway(['key', 'verify', 'message', '-s', 'by-alice.sig'])).status).toBe(2);
    expect((await cutaway(['key', 'verify', 'message', '-s', 'message', '--any-signer'])).status).toBe(4);
  });

  it('signs with a key that the agent holds', async (ctx) => {
    const [agent, add] = [needs(ctx, 'ssh-agent'), needs(ctx, 'ssh-add')];
    const started = run(agent, ['-s', '-a', path('agent')]);
    const pid = /SSH_AGENT_PID=(\d+)/.exec(started.stdout)?.[1];
    try {
      const env = { SSH_AUTH_SOCK: path('agent') };
      run(add, ['-q', 'alice'], { cwd: folder, env: { ...process.env, ...env } });
      const { stdout } = await cutaway(['key', 'sign', '-', '-f', 'alice.pub'], { env, input: 'held' });
      writeFileSync(path('held.sig'), stdout);
      const verified = await cutaway(['key', 'verify', '-s', 'held.sig', ...signers], { input: 'held' });
      expect(verified.status).toBe(0);
      const certified = ['key', 'certify', 'mallory.pub', '--ca', 'alice.pub', '-I', 'x', '-n', 'm', '-V', '+1d'];
      expect((await cutaway(certified, { env })).status).toBe(0);
      expect((await cutaway(['key', 'sign', '-', '-f', 'mallory.pub'], { env, input: '' })).status).toBe(4);
    } finally {
      if (pid !== undefined) process.kill(Number(pid));
    }
  });
});

describe('cutaway-ssh-keygen', () => {
  it('signs commits for git and verifies them, each with ssh-keygen on the other side', async (ctx) => {
    const [git, keygen] = [needs(ctx, 'git'), needs(ctx, 'ssh-keygen')];
    const ours = fileURLToPath(new URL('../dist/ssh-keygen.js', import.meta.url));
    const identity = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null', GIT_TERMINAL_PROMPT: '0' };
    const inGit = (program: string, ...args: string[]) => {
      const settings = [
        'gpg.format=ssh',
        `gpg.ssh.program=${program}`,
        `gpg.ssh.allowedSignersFile=${path('signers')}`,
      ];
      const name = ['user.name=Alice', 'user.email=alice@example.org'];
      const all = [...settings, ...name].flatMap((setting) => ['-c', setting]);
      return runProcess(git, [...all, ...args], { cwd: folder, env: identity });
    };
    await inGit(keygen, 'init', '-q', '.');
    const commit = (program: string, key: string, message: string) =>
      inGit(program, '-c', `user.signingKey=${path(key)}`, 'commit', '-q', '-S', '--allow-empty', '-m', message);
    expect(await commit(ours, 'alice', 'ours')).toMatchObject({ status: 0 });
    const theirs = await inGit(keygen, 'log', '-1', '--format=%G? %GS', '--show-signature');
    expect(theirs.stdout).toContain('G alice@example.org');
    expect(await commit(keygen, 'alice', 'theirs')).toMatchObject({ status: 0 });
    const both = await inGit(ours, 'log', '--format=%G? %GS %GK');
    expect(both.stdout.match(/^G alice@example\.org SHA256:/gm)).toHaveLength(2);
    expect(await commit(ours, 'mallory', 'forged')).toMatchObject({ status: 0 });
    expect((await inGit(ours, 'log', '-1', '--format=%G? %GS')).stdout).toMatch(/^U\s*$/);
    expect((await inGit(ours, 'verify-commit', 'HEAD')).status).not.toBe(0);
    expect((await inGit(ours, 'verify-commit', 'HEAD~1')).status).toBe(0);
  });
});

describe('cutaway key certify', () => {
  it('issues what ssh-keygen -L reads, with the options it would have set', async (ctx) => {
    const common = ['-I', 'id one', '-n', 'alice,root', '-V', '20260101:20360101', '-z', '7'];
    const options = ['clear', 'permit-pty', 'force-command=uptime', 'source-address=10.0.0.0/8', 'extension:a@b=c'];
    const both = [...common, ...options.flatMap((option) => ['-O', option])];
    sshKeygen(ctx, ['-q', '-s', 'ca', ...both, 'alice.pub']);
    const listed = () => sshKeygen(ctx, ['-L', '-f', 'alice-cert.pub']).stdout;
    const theirs = listed();
    expect((await cutaway(['key', 'certify', 'alice.pub', '--ca', 'ca', ...both])).status).toBe(2);
    const ours = await cutaway(['key', 'certify', 'alice.pub', '--ca', 'ca', ...both, '--force']);
    expect(ours).toMatchObject({ status: 0, stderr: '' });
    expect(listed()).toBe(theirs);
  });

  it('counts serials up, and makes host certificates without extensions', async (ctx) => {
    const args = [
      '--ca',
      'ca',
      '-I',
      'host',
      '--host',
      '-n',
      'db.example',
      '-V',
      'always:forever',
      '-z',
      '+40',
      '--json',
    ];
    const { stdout } = await cutaway(['key', 'certify', 'locked.pub', 'mallory.pub', '--force', ...args]);
    expect(JSON.parse(stdout).certificates).toMatchObject([
      { role: 'host', serial: '40', validBefore: null, extensions: {} },
      { role: 'host', serial: '41' },
    ]);
    expect(sshKeygen(ctx, ['-L', '-f', 'mallory-cert.pub']).stdout).toContain('Serial: 41');
  });

  it('asks for names, a validity and options that exist', async () => {
    const certify = (...args: string[]) =>
      cutaway(['key', 'certify', '-', '--ca', 'ca', '-I', 'x', ...args], { input: read('alice.pub') });
    expect((await certify('-V', '+1d')).status).toBe(2);
    expect((await certify('-n', 'a')).status).toBe(2);
    expect((await certify('-n', 'a', '-V', 'tomorrow')).status).toBe(2);
    expect((await certify('-n', 'a', '-V', '+1d', '-O', 'no-such')).status).toBe(2);
    expect((await certify('-n', 'a', '-V', '+1d', '--host', '-O', 'no-pty')).status).toBe(2);
    const { status, stdout } = await certify('--any-principal', '-V', '+1d');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^ssh-ed25519-cert-v01@openssh\.com AAAA\S+ alice\n$/);
  });
});
