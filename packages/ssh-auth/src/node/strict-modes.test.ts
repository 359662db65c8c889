import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { keyring, temporaryFolder } from '../../test/openssh.js';
import { sshLogin, startSshd } from '../../test/sshd.js';
import { privateKeyFileFindings, readAuthorizedKeys, strictModeFindings } from './index.js';

const folder = temporaryFolder();
const keyFile = keyring(folder, { own: ['ed25519'] });
// Somewhere that is not inside of a folder that everybody may write to, as /tmp is.
const safe = mkdtempSync(join(homedir(), '.cutaway-test-'));
afterAll(() => rmSync(safe, { recursive: true, force: true }));
const { uid } = userInfo();
const owner = { uid, home: homedir() };

describe('StrictModes', () => {
  it('finds what sshd finds', async (ctx) => {
    const { line, path: identity } = keyFile(ctx, 'own');
    // Debian's sshd lets the user's own group write, so that the group must be another one here.
    const cases: [name: string, fileMode: number, folderMode: number, foreign?: { uid: number; gid: number }][] = [
      ['sound', 0o600, 0o700],
      ['readable', 0o644, 0o755],
      ['group writes the file', 0o620, 0o700, { uid, gid: 12345 }],
      ['everybody writes the file', 0o602, 0o700],
      ['group writes the folder', 0o600, 0o720, { uid, gid: 12345 }],
      ['everybody writes the folder', 0o600, 0o1702],
      ['somebody else owns the file', 0o600, 0o700, { uid: 12345, gid: 12345 }],
      ['somebody else owns the folder', 0o644, 0o755, { uid: 12345, gid: 12345 }],
    ];
    for (const [name, fileMode, folderMode, foreign] of cases) {
      if (foreign !== undefined && uid !== 0) continue;
      const place = join(safe, name.replaceAll(' ', '-'));
      mkdirSync(place);
      const path = join(place, 'authorized_keys');
      writeFileSync(path, `${line}\n`);
      chmodSync(path, fileMode);
      chmodSync(place, folderMode);
      if (foreign !== undefined) chownSync(name.endsWith('folder') ? place : path, foreign.uid, foreign.gid);
      const server = await startSshd(ctx, folder, [`AuthorizedKeysFile ${path}`, 'StrictModes yes']);
      const { status } = await sshLogin(ctx, { port: server.port, identity });
      server.close();
      const findings = await strictModeFindings(path, owner);
      expect(findings.length === 0, `${name}: ${JSON.stringify(findings)} ${server.log()}`).toBe(status === 0);
      const read = readAuthorizedKeys([path], owner);
      if (status === 0) expect((await read)[0]?.lines).toHaveLength(1);
      else await expect(read).rejects.toMatchObject({ code: 'ssh/file-modes' });
    }
  });

  it('distrusts a file in a folder that everybody may write to', async () => {
    const open = join(safe, 'open');
    mkdirSync(open);
    chmodSync(open, 0o1777);
    const path = join(open, 'inner', 'authorized_keys');
    mkdirSync(join(open, 'inner'), { mode: 0o700 });
    writeFileSync(path, '', { mode: 0o600 });
    expect(await strictModeFindings(path, owner)).toEqual([{ path: open, problem: 'writable', mode: 0o1777 }]);
  });

  it('takes a missing file for empty, and a folder for no file', async () => {
    expect((await readAuthorizedKeys([join(safe, 'nowhere')], owner))[0]?.lines).toEqual([]);
    expect(await strictModeFindings(safe, owner)).toMatchObject([{ path: safe, problem: 'not-a-file' }]);
  });
});

describe('private key files', () => {
  it('must be readable for their owner alone', async () => {
    const path = join(safe, 'id');
    writeFileSync(path, '');
    for (const [mode, count] of [
      [0o600, 0],
      [0o400, 0],
      [0o640, 1],
      [0o604, 1],
    ] as const) {
      chmodSync(path, mode);
      expect(await privateKeyFileFindings(path, uid)).toHaveLength(count);
    }
  });
});
