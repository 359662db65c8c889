import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { needs, run } from '@cutaway/test-support/peers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cutaway as cutawayIn, type Outcome, type ProcessOptions } from './process.js';

type Context = { skip(note?: string): never };

let folder = '';
const path = (name: string): string => join(folder, name);
const read = (name: string): string => readFileSync(path(name), 'utf8');
const cutaway = (args: readonly string[], options: Partial<ProcessOptions> = {}): Promise<Outcome> =>
  cutawayIn(args, { cwd: folder, ...options });

function sshKeygen(ctx: Context, ...args: string[]) {
  return run(needs(ctx, 'ssh-keygen'), args, { cwd: folder });
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cutaway-key-'));
  writeFileSync(path('passphrase'), 'correct horse\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('cutaway key gen', () => {
  it.each([
    ['ed25519', [], '256'],
    ['ecdsa', ['-b', '521'], '521'],
    ['rsa', ['-b', '2048'], '2048'],
  ])('makes %s keys that ssh-keygen opens', async (type, more, bits) => {
    const ctx = { skip: (note?: string): never => expect.fail(note) };
    const args = [
      'key',
      'gen',
      `id_${type}`,
      '-t',
      type,
      '-C',
      'me@here',
      '--new-passphrase-file',
      'passphrase',
      '--json',
    ];
    const { status, stdout } = await cutaway([...args, ...more]);
    expect(status).toBe(0);
    const facts = JSON.parse(stdout);
    expect(facts).toMatchObject({ schemaVersion: 1, bits: Number(bits), comment: 'me@here', encrypted: true });
    expect(statSync(path(`id_${type}`)).mode & 0o777).toBe(0o600);
    const opened = sshKeygen(ctx, '-y', '-P', 'correct horse', '-f', `id_${type}`);
    expect(opened.stdout).toBe(read(`id_${type}.pub`));
    expect(sshKeygen(ctx, '-l', '-f', `id_${type}.pub`).stdout).toContain(`${bits} ${facts.fingerprint} me@here`);
  });

  it('replaces no file unasked, and then leaves none readable to others', async (ctx) => {
    expect((await cutaway(['key', 'gen', 'mine', '--no-passphrase'])).status).toBe(0);
    const before = read('mine');
    const again = await cutaway(['key', 'gen', 'mine', '--no-passphrase']);
    expect(again.status).toBe(2);
    expect(again.stderr).toContain('--force');
    expect(read('mine')).toBe(before);
    writeFileSync(path('open'), 'anything', { mode: 0o644 });
    expect((await cutaway(['key', 'gen', 'open', '--no-passphrase', '--force'])).status).toBe(0);
    expect(statSync(path('open')).mode & 0o777).toBe(0o600);
    expect(sshKeygen(ctx, '-y', '-f', 'open').status).toBe(0);
  });

  it('takes passphrases from SSH_ASKPASS, and none from nobody', async (ctx) => {
    writeFileSync(path('askpass'), '#!/bin/sh\necho "$1" >> asked\necho from askpass\n', { mode: 0o755 });
    const env = { SSH_ASKPASS: path('askpass'), SSH_ASKPASS_REQUIRE: 'force' };
    expect((await cutaway(['key', 'gen', 'asked-for'], { env })).status).toBe(0);
    expect(read('asked').split('\n')).toHaveLength(3);
    expect(sshKeygen(ctx, '-y', '-P', 'from askpass', '-f', 'asked-for').status).toBe(0);
    const nobody = await cutaway(['key', 'gen', 'unasked']);
    expect(nobody.status).toBe(2);
    expect(nobody.stderr).toContain('--no-passphrase');
    const flag = await cutaway(['key', 'gen', 'flagged', '--passphrase', 'secret']);
    expect(flag.status).toBe(2);
  });

  it('refuses lengths that are none', async () => {
    expect((await cutaway(['key', 'gen', 'x', '-t', 'rsa', '-b', '1024', '--no-passphrase'])).status).toBe(2);
    expect((await cutaway(['key', 'gen', 'x', '-t', 'ecdsa', '-b', '255', '--no-passphrase'])).status).toBe(2);
    expect((await cutaway(['key', 'gen', 'x', '-b', '256', '--no-passphrase'])).status).toBe(2);
  });
});

describe('cutaway key fingerprint and show', () => {
  it('prints what ssh-keygen -l prints', async (ctx) => {
    sshKeygen(ctx, '-q', '-t', 'ecdsa', '-N', 'p', '-C', 'of ours', '-f', 'ecdsa');
    sshKeygen(ctx, '-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', 'bare');
    sshKeygen(ctx, '-q', '-s', 'bare', '-I', 'id', 'ecdsa.pub');
    const files = ['ecdsa', 'ecdsa-cert.pub', 'bare.pub'].map((file) => [file]);
    for (const args of [...files, ['ecdsa.pub', '-v'], ['bare.pub', '-v', '-E', 'md5']]) {
      const [file = '', ...more] = args;
      const ours = await cutaway(['key', 'fingerprint', ...args]);
      expect(ours.stdout, args.join(' ')).toBe(sshKeygen(ctx, '-l', ...more, '-f', file).stdout);
    }
  });

  it('lists a certificate as ssh-keygen -L does', async (ctx) => {
    const validity = ['-V', '-1m:+1d', '-z', '7', '-n', 'alice,bob'];
    const options = ['-O', 'force-command=uptime', '-O', 'source-address=10.0.0.0/8', '-O', 'no-pty'];
    sshKeygen(ctx, '-q', '-s', 'bare', '-I', 'the id', ...validity, ...options, 'ecdsa.pub');
    const theirs = run(needs(ctx, 'ssh-keygen'), ['-L', '-f', 'ecdsa-cert.pub'], {
      cwd: folder,
      env: { ...process.env, TZ: 'UTC' },
    });
    const { stdout } = await cutaway(['key', 'show', 'ecdsa-cert.pub'], { env: { COLUMNS: '200' } });
    // Labels, layout and the time zone differ; what is said must not.
    const words = (text: string) =>
      text
        .replaceAll(/(\d\d:\d\d:\d\d)Z/g, '$1')
        .replaceAll(/^(\s*[A-Z][A-Za-z ]+):/gm, '$1')
        .toLowerCase()
        .split(/\s+/)
        .filter((word) => word !== '');
    const ours = words(stdout.split('✓')[0] as string);
    expect(ours.slice(1)).toEqual(words(theirs.stdout).slice(1));
    expect(stdout).toContain('✓ Signed by the authority it names');
    const json = JSON.parse((await cutaway(['key', 'show', 'ecdsa-cert.pub', '--json'])).stdout);
    expect(json.items[0].certificate).toMatchObject({
      role: 'user',
      keyId: 'the id',
      serial: '7',
      principals: ['alice', 'bob'],
      criticalOptions: { 'force-command': 'uptime' },
      problems: [],
    });
  });

  it('shows how a private key is protected, and never the key', async (ctx) => {
    const { stdout } = await cutaway(['key', 'show', 'ecdsa', '--json']);
    expect(JSON.parse(stdout).items[0]).toMatchObject({
      comment: 'of ours',
      privateKey: { format: 'OpenSSH', protection: { cipher: 'aes256-ctr', kdf: 'bcrypt', rounds: 16 } },
    });
    const zh = await cutaway(['key', 'show', 'bare', '--lang', 'zh']);
    expect(zh.stdout).toContain('拿到文件就拿到密钥');
    const open = await cutaway(['key', 'show', '--public', '-'], { input: read('bare') });
    expect(open.stdout.trim()).toBe(sshKeygen(ctx, '-y', '-f', 'bare').stdout.trim());
  });

  it.each(['en', 'zh'])('takes a certificate apart, byte by byte (%s)', async (lang) => {
    const { stdout } = await cutaway(['key', 'show', '--fields', 'ecdsa-cert.pub', '--lang', lang]);
    for (const field of ['nonce', 'serial', 'valid_principals', 'critical_options', 'signature_key'])
      expect(stdout).toMatch(new RegExp(`^0x[0-9a-f]{4} .*${field}`, 'm'));
    expect(stdout).toContain(lang === 'en' ? 'Restrictions. Whoever' : '必须拒绝该证书');
  });

  it('points to the help of the command that was meant', async () => {
    const { status, stderr } = await cutaway(['key', 'cert']);
    expect(status).toBe(2);
    expect(stderr).toContain('cutaway key --help');
  });

  it('tells what is no key', async () => {
    expect((await cutaway(['key', 'show', '-'], { input: 'nonsense' })).status).toBe(4);
    writeFileSync(path('second-line'), `${read('bare.pub')}ssh-ed25519 AAAA\n`);
    expect((await cutaway(['key', 'show', 'second-line'])).stderr).toContain('second-line:2');
    expect((await cutaway(['key', 'fingerprint', 'nowhere'])).status).toBe(4);
    const broken = read('mine').replace(/\n.{8}/, '\n');
    const { status, stderr } = await cutaway(['key', 'show', '-'], { input: broken });
    expect(status).toBe(4);
    expect(stderr).toContain('ssh/');
  });
});

describe('what a terminal would obey', () => {
  it('is shown, not sent, whoever wrote it', async () => {
    const type = 'ssh-\u001b[2J';
    const blob = Buffer.concat([Buffer.from([0, 0, 0, type.length]), Buffer.from(type), Buffer.alloc(8)]);
    const unknown = await cutaway(['key', 'show', '-'], { input: `ssh-ed25519 ${blob.toString('base64')}` });
    expect([unknown.status, unknown.stderr.includes('\u001b')]).toEqual([4, false]);
    expect(unknown.stderr).toContain('ssh-␛[2J');
    const named = `${read('bare.pub').trim()} \u001b]0;title\u0007`;
    for (const args of [['show'], ['show', '--public'], ['fingerprint']]) {
      const { stdout } = await cutaway(['key', ...args, '-'], { input: named });
      expect(stdout, args.join(' ')).not.toContain('\u001b');
    }
  });
});

describe('cutaway key convert', () => {
  it('writes PKCS #8 for openssl and keeps the passphrase', async (ctx) => {
    const openssl = needs(ctx, 'openssl');
    const args = [
      'key',
      'convert',
      'id_ecdsa',
      '--to',
      'pkcs8',
      '--passphrase-file',
      'passphrase',
      '-o',
      'id_ecdsa.p8',
    ];
    expect((await cutaway(args)).status).toBe(0);
    expect(statSync(path('id_ecdsa.p8')).mode & 0o777).toBe(0o600);
    expect(read('id_ecdsa.p8')).toContain('BEGIN ENCRYPTED PRIVATE KEY');
    const opened = run(openssl, ['pkey', '-in', 'id_ecdsa.p8', '-passin', 'pass:correct horse', '-pubout'], {
      cwd: folder,
    });
    const { stdout } = await cutaway(['key', 'convert', 'id_ecdsa.pub', '--to', 'pem']);
    expect(stdout).toBe(opened.stdout);
    const bare = ['key', 'convert', 'id_ecdsa.p8', '--to', 'openssh', '--passphrase-file', '-', '--no-passphrase'];
    const open = await cutaway([...bare, '-o', 'id_ecdsa.open'], { input: 'correct horse\n' });
    expect(open.status).toBe(0);
    const theirs = sshKeygen(ctx, '-y', '-f', 'id_ecdsa.open').stdout.trim();
    expect(read('id_ecdsa.pub')).toContain(theirs);
  });

  it('reads what puttygen writes, encrypted too', async (ctx) => {
    const puttygen = needs(ctx, 'puttygen');
    const secret = ['--new-passphrase', 'passphrase', '--ppk-param', 'version=3,memory=64,passes=2'];
    run(puttygen, ['mine', '-o', 'mine.ppk', '-O', 'private', ...secret], { cwd: folder });
    expect(read('mine.ppk')).toContain('PuTTY-User-Key-File-3');
    const args = [
      'key',
      'convert',
      'mine.ppk',
      '--to',
      'openssh',
      '--passphrase-file',
      'passphrase',
      '--no-passphrase',
    ];
    const { stdout, status } = await cutaway(args);
    expect(status).toBe(0);
    writeFileSync(path('from-putty'), stdout, { mode: 0o600 });
    const [type, key] = sshKeygen(ctx, '-y', '-f', 'from-putty').stdout.split(/\s/);
    expect(read('mine.pub')).toContain(`${type} ${key}`);
    const shown = JSON.parse((await cutaway(['key', 'show', 'mine.ppk', '--json'])).stdout).items[0];
    expect(shown.privateKey).toEqual({ format: 'PuTTY 3', protection: { cipher: 'aes256-cbc', kdf: 'Argon2id' } });
  });

  it('writes RFC 4716 as ssh-keygen -e does', async (ctx) => {
    const { stdout } = await cutaway(['key', 'convert', 'bare.pub', '--to', 'rfc4716', '-C', 'x']);
    const theirs = sshKeygen(ctx, '-e', '-f', 'bare.pub').stdout;
    const body = (text: string) => text.split('\n').filter((line) => !line.startsWith('Comment'));
    expect(body(stdout)).toEqual(body(theirs));
  });

  it('does not open a key with another passphrase', async () => {
    writeFileSync(path('wrong'), 'wrong\n');
    const args = ['key', 'convert', 'id_ed25519', '--to', 'pkcs8', '--passphrase-file'];
    const wrong = await cutaway([...args, 'wrong']);
    expect([wrong.status, wrong.stdout]).toEqual([4, '']);
    expect(wrong.stderr).toContain('ssh/wrong-passphrase');
    expect((await cutaway(['key', 'convert', 'id_ed25519', '--to', 'pkcs8'])).status).toBe(4);
    expect((await cutaway(['key', 'convert', 'id_ed25519.pub', '--to', 'openssh'])).status).toBe(4);
  });
});
