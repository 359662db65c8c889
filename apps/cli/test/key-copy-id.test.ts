import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { needs } from '@cutaway/test-support/peers';
import { type SshdPeer, startSshdPeer } from '@cutaway/test-support/sshd';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cutaway, type Outcome, runProcess } from './process.js';

let folder = '';
const path = (name: string): string => join(folder, name);
const read = (name: string): string => readFileSync(path(name), 'utf8');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cutaway-copy-id-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A server whose home is a folder of the test. */
async function server(ctx: { skip(note?: string): never }): Promise<SshdPeer> {
  mkdirSync(path('home'));
  const command = `ForceCommand HOME=${path('home')} sh -c "$SSH_ORIGINAL_COMMAND"`;
  return startSshdPeer(ctx, [command, `AuthorizedKeysFile ${path('home/.ssh/authorized_keys')}`]);
}

const copyId = ({ userName, port, identity, knownHosts }: SshdPeer, ...more: string[]): Promise<Outcome> => {
  const login = ['-p', String(port), '--known-hosts', knownHosts, '-o', `IdentityFile=${identity}`];
  return cutaway(['key', 'copy-id', `${userName}@127.0.0.1`, ...login, ...more], { cwd: folder });
};

describe('cutaway key copy-id', () => {
  it('adds a key once, and then ssh logs in with it', async (ctx) => {
    const ssh = needs(ctx, 'ssh');
    const sshd = await server(ctx);
    mkdirSync(path('home/.ssh'), { mode: 0o700 });
    // Without a line end behind the last line.
    const first = readFileSync(`${sshd.identity}.pub`, 'utf8').trim();
    writeFileSync(path('home/.ssh/authorized_keys'), first, { mode: 0o600 });
    await cutaway(['key', 'gen', 'fresh', '--no-passphrase', '-C', 'fresh'], { cwd: folder });
    try {
      const tried = await copyId(sshd, '-i', 'fresh.pub', '--dry-run', '--json');
      expect(JSON.parse(tried.stdout).keys).toMatchObject([{ type: 'ssh-ed25519', state: 'missing' }]);
      expect(read('home/.ssh/authorized_keys')).toBe(first);
      const added = await copyId(sshd, '-i', 'fresh', '-i', `${sshd.identity}.pub`, '--json');
      expect(added).toMatchObject({ status: 0, stderr: '' });
      expect(JSON.parse(added.stdout).keys).toMatchObject([{ state: 'added' }, { state: 'present' }]);
      expect(read('home/.ssh/authorized_keys')).toBe(`${first}\n${read('fresh.pub')}`);
      expect((await copyId(sshd, '-i', 'fresh.pub', '--lang', 'zh')).stdout).toContain('已有');
      expect(read('home/.ssh/authorized_keys')).toBe(`${first}\n${read('fresh.pub')}`);
      const options = [
        'IdentitiesOnly=yes',
        'IdentityAgent=none',
        'BatchMode=yes',
        `UserKnownHostsFile=${sshd.knownHosts}`,
      ];
      const login = [...options.flatMap((option) => ['-o', option]), '-i', path('fresh'), '-p', String(sshd.port)];
      const target = `${sshd.userName}@127.0.0.1`;
      const entered = await runProcess(ssh, ['-F', 'none', ...login, target, 'echo in'], { cwd: folder });
      expect(entered).toMatchObject({ status: 0, stdout: 'in\n' });
    } finally {
      sshd.close();
    }
  });

  it('copies nothing to a server with another key, and never a private key', async (ctx) => {
    const sshd = await server(ctx);
    await cutaway(['key', 'gen', 'fresh', '--no-passphrase'], { cwd: folder });
    try {
      writeFileSync(path('known'), `[127.0.0.1]:${sshd.port} ${read('fresh.pub')}`);
      const refused = await copyId({ ...sshd, knownHosts: path('known') }, '-i', 'fresh.pub', '-o', 'BatchMode=yes');
      expect(refused.status).toBe(1);
      expect(refused.stderr).toContain('HAS CHANGED');
      rmSync(path('fresh.pub'));
      const secret = await copyId(sshd, '-i', 'fresh');
      expect(secret.status).toBe(4);
      expect((await copyId(sshd)).status).toBe(2);
      // Nobody may log in there.
      writeFileSync(path('some.pub'), readFileSync(`${sshd.identity}.pub`));
      expect((await copyId(sshd, '-i', 'some.pub', '-o', 'BatchMode=yes')).status).toBe(1);
    } finally {
      sshd.close();
    }
    expect((await copyId(sshd, '-i', 'some.pub')).status).toBe(3);
  });
});
