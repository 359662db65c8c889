import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generatePrivateKey, openSshPrivateKey, publicKeyLine } from '@cutaway/ssh-auth/keys';
import { needs } from '@cutaway/test-support/peers';
import { startSshdPeer } from '@cutaway/test-support/sshd';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cutaway as cutawayIn, type Outcome, runProcess } from './process.js';

let folder = '';
const path = (name: string): string => join(folder, name);
const explain = (...args: string[]): Promise<Outcome> =>
  cutawayIn(['authorized-keys', 'explain', ...args], { cwd: folder });
let mine = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cutaway-authorized-keys-'));
  for (const name of ['mine', 'other']) {
    const key = generatePrivateKey({ comment: name });
    writeFileSync(path(name), openSshPrivateKey(key), { mode: 0o600 });
    writeFileSync(path(`${name}.pub`), `${publicKeyLine(key.key, name)}\n`);
  }
  mine = readFileSync(path('mine.pub'), 'utf8');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('cutaway authorized-keys explain as a process', () => {
  it('says what each line does, also behind the one that decides', async () => {
    const other = readFileSync(path('other.pub'), 'utf8');
    const lines = [`from="10.0.0.0/8" ${mine}`, `restrict,command="uptime" ${mine}`, other, `no-such-option ${mine}`];
    writeFileSync(path('lines'), lines.join(''));
    const { status, stdout } = await explain(
      'lines',
      '-k',
      'mine.pub',
      '--from',
      '192.0.2.7',
      '--user',
      'bob',
      '--json',
    );
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: 1,
      allowed: true,
      user: 'bob',
      steps: [
        { file: 'lines', line: 1, outcome: 'from', option: '10.0.0.0/8' },
        { line: 2, outcome: 'allowed' },
      ],
      notAsked: [
        { line: 3, outcome: 'key' },
        { line: 4, outcome: 'bad-option', option: 'no-such-option' },
      ],
      permissions: { command: 'uptime', pty: false, portForwarding: false },
    });
    const inside = JSON.parse((await explain('lines', '-k', 'mine.pub', '--from', '10.1.2.3', '--json')).stdout);
    expect(inside.steps).toEqual([{ file: 'lines', line: 1, outcome: 'allowed' }]);
    const unsaid = await explain('lines', '-k', 'mine.pub', '--lang', 'zh');
    expect(unsaid.stderr).toContain('--from');
    expect(unsaid.stdout).toContain('lines:2 允许登录');
  });

  it('refuses keys that no line has, and files that others may write', async () => {
    mkdirSync(path('home/.ssh'), { recursive: true, mode: 0o700 });
    writeFileSync(path('home/.ssh/authorized_keys'), mine, { mode: 0o600 });
    const file = 'home/.ssh/authorized_keys';
    expect((await explain(file, '-k', 'other.pub')).status).toBe(1);
    expect((await explain(file, '-k', 'mine.pub', '--strict-modes', 'home')).status).toBe(0);
    chmodSync(path('home/.ssh'), 0o777);
    const refused = await explain(file, '-k', 'mine.pub', '--strict-modes', 'home');
    expect(refused.status).toBe(1);
    expect(refused.stdout).toContain('writable, 0777');
    expect((await explain(file, '-k', 'mine.pub', '--revoked', 'mine.pub')).status).toBe(1);
    expect((await explain('nowhere', '-k', 'mine.pub')).status).toBe(4);
    expect((await explain(file)).status).toBe(2);
  });

  it('decides as sshd does', async (ctx) => {
    const ssh = needs(ctx, 'ssh');
    const sshd = await startSshdPeer(ctx, [`AuthorizedKeysFile ${path('authorized')}`]);
    const options = [
      'IdentitiesOnly=yes',
      'IdentityAgent=none',
      'BatchMode=yes',
      `UserKnownHostsFile=${sshd.knownHosts}`,
    ];
    const login = [...options.flatMap((option) => ['-o', option]), '-i', path('mine'), '-p', String(sshd.port)];
    try {
      for (const line of [mine, `from="10.0.0.0/8,!127.0.0.1" ${mine}`, `expiry-time="20200101",no-pty ${mine}`]) {
        writeFileSync(path('authorized'), line);
        const target = `${sshd.userName}@127.0.0.1`;
        const theirs = await runProcess(ssh, ['-F', 'none', ...login, target, 'true'], { cwd: folder });
        const ours = await explain('authorized', '-k', 'mine.pub', '--from', '127.0.0.1', '--user', sshd.userName);
        expect(ours.status === 0, line).toBe(theirs.status === 0);
      }
    } finally {
      sshd.close();
    }
  });
});
