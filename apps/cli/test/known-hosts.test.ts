import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generatePrivateKey, publicKeyLine } from '@cutaway/ssh-auth/keys';
import { needs, run } from '@cutaway/test-support/peers';
import { startSshdPeer } from '@cutaway/test-support/sshd';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cutaway as cutawayIn, type Outcome } from './process.js';

type Context = { skip(note?: string): never };

let folder = '';
const path = (name: string): string => join(folder, name);
const read = (name: string): string => readFileSync(path(name), 'utf8');
const cutaway = (args: readonly string[], input = ''): Promise<Outcome> => cutawayIn(args, { cwd: folder, input });

function sshKeygen(ctx: Context, ...args: string[]) {
  return run(needs(ctx, 'ssh-keygen'), args, { cwd: folder });
}

/** Makes a key; gives its line without the comment. */
function makeKey(ctx: Context, name: string, type = 'ed25519'): string {
  sshKeygen(ctx, '-q', '-t', type, '-N', '', '-C', '', '-f', name);
  return read(`${name}.pub`).trim();
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cutaway-known-hosts-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A comment, several names, a port, a pattern, markers, a hashed name. */
function writeKnownHosts(ctx: Context): { first: string; second: string } {
  const [first, second] = [makeKey(ctx, 'first'), makeKey(ctx, 'second', 'ecdsa')];
  writeFileSync(path('hidden'), `hidden.example ${first}\n`);
  sshKeygen(ctx, '-H', '-f', 'hidden');
  writeFileSync(
    path('known_hosts'),
    [
      '# ours',
      `db.example,192.0.2.7 ${first} of the database`,
      `[git.example]:2222 ${second}`,
      `*.wild.example ${second}`,
      `@cert-authority *.example ${second}`,
      `@revoked old.example ${first}`,
      read('hidden').trimEnd(),
      `db.example ${second}`,
      '',
    ].join('\n'),
  );
  return { first, second };
}

const HOSTS = ['db.example', 'DB.example', '192.0.2.7', '[git.example]:2222', 'a.wild.example', 'hidden.example', 'no'];

describe('cutaway known-hosts as a process', () => {
  it('finds the lines that ssh-keygen -F finds', async (ctx) => {
    writeKnownHosts(ctx);
    for (const host of HOSTS) {
      const theirs = sshKeygen(ctx, '-F', host, '-f', 'known_hosts');
      const lines = theirs.stdout.split('\n').filter((line) => line !== '' && !line.startsWith('# Host'));
      const ours = await cutaway(['known-hosts', 'find', host, '-f', 'known_hosts', '--lines']);
      expect(
        ours.stdout.split('\n').filter((line) => line !== ''),
        host,
      ).toEqual(lines);
      expect(ours.status, host).toBe(theirs.status);
    }
    const { stdout } = await cutaway(['known-hosts', 'find', 'git.example:2222', '-f', 'known_hosts', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: 1,
      entries: [{ file: 'known_hosts', line: 3, type: 'ecdsa-sha2-nistp256' }],
    });
  });

  it('removes what ssh-keygen -R removes and keeps the file as it was', async (ctx) => {
    writeKnownHosts(ctx);
    const original = read('known_hosts');
    for (const host of ['db.example', '[git.example]:2222', 'hidden.example', 'no']) {
      writeFileSync(path('theirs'), original);
      writeFileSync(path('ours'), original);
      sshKeygen(ctx, '-R', host, '-f', 'theirs');
      const { status } = await cutaway(['known-hosts', 'remove', host, '-f', 'ours']);
      expect(status).toBe(0);
      expect(read('ours'), host).toBe(read('theirs'));
      if (host !== 'no') expect(read('ours.old')).toBe(original);
    }
  });

  it('hides what ssh-keygen -H hides, so that ssh-keygen still finds it', async (ctx) => {
    writeKnownHosts(ctx);
    copyFileSync(path('known_hosts'), path('theirs'));
    sshKeygen(ctx, '-H', '-f', 'theirs');
    expect((await cutaway(['known-hosts', 'hash', '-f', 'known_hosts'])).status).toBe(0);
    const shape = (text: string) => text.replaceAll(/\|1\|\S+/g, '|1|');
    expect(shape(read('known_hosts'))).toBe(shape(read('theirs')));
    expect(read('known_hosts')).not.toContain('db.example');
    expect(sshKeygen(ctx, '-F', '192.0.2.7', '-f', 'known_hosts').status).toBe(0);
    // ssh-keygen refuses a file with a broken line; it is kept here.
    const piped = await cutaway(['known-hosts', 'hash', '-f', '-'], `broken\none.example ${read('first.pub')}`);
    expect(piped.stdout).toMatch(/^broken\n\|1\|\S+ ssh-ed25519 /);
  });

  it('judges keys, with file, line and exit code', async (ctx) => {
    const { first, second } = writeKnownHosts(ctx);
    const judge = async (host: string, key: string, ...more: string[]) => {
      const outcome = await cutaway(['known-hosts', 'check', host, '-', '-f', 'known_hosts', '--json', ...more], key);
      return { status: outcome.status, ...JSON.parse(outcome.stdout) };
    };
    expect(await judge('db.example', first)).toMatchObject({
      status: 0,
      ok: true,
      verdicts: [{ verdict: 'known', entries: [{ file: 'known_hosts', line: 2 }] }],
    });
    expect(await judge('192.0.2.7', second)).toMatchObject({
      status: 1,
      ok: false,
      verdicts: [{ verdict: 'changed', sameType: false, entries: [{ line: 2 }] }],
    });
    expect(await judge('old.example', first)).toMatchObject({
      status: 1,
      verdicts: [{ verdict: 'revoked', entries: [{ line: 6 }] }],
    });
    expect(await judge('nobody', first)).toMatchObject({
      status: 1,
      verdicts: [{ verdict: 'unknown', elsewhere: [{ line: 2 }, { line: 7 }] }],
    });
    // What ssh-keyscan prints: every line is judged, and one that is not known decides.
    const scanned = `# host\ndb.example ${first}\ndb.example ${makeKey(ctx, 'third')}\n`;
    expect(await judge('db.example', scanned)).toMatchObject({
      status: 1,
      verdicts: [{ verdict: 'known' }, { verdict: 'changed', sameType: true }],
    });
    const certify = ['-q', '-s', 'second', '-h', '-I', 'id', '-n', 'new.example', '-V', '+1h', 'third.pub'];
    sshKeygen(ctx, ...certify);
    expect(await judge('new.example', read('third-cert.pub'))).toMatchObject({
      status: 0,
      verdicts: [{ verdict: 'ca-known', entries: [{ line: 5, marker: 'cert-authority' }] }],
    });
    expect(await judge('other.example', read('third-cert.pub'))).toMatchObject({
      status: 1,
      verdicts: [{ verdict: 'ca-invalid', problems: ['principal'] }],
    });
  });

  it.each(['en', 'zh'])('says it in words (%s)', async (lang) => {
    const line = () => publicKeyLine(generatePrivateKey().key);
    writeFileSync(path('known_hosts'), `db.example ${line()}\n`);
    const check = ['known-hosts', 'check', 'db.example', '-', '-f', 'known_hosts', '--lang', lang];
    const { stdout, status } = await cutaway(check, line());
    expect(status).toBe(1);
    expect(stdout).toContain('known_hosts:1');
    expect(stdout).toContain(lang === 'en' ? 'HAS CHANGED' : '密钥变了');
  });

  it('adds keys once, and none that contradict the file', async (ctx) => {
    const [first, second] = [makeKey(ctx, 'first'), makeKey(ctx, 'second')];
    const add = (...args: string[]) => cutaway(['known-hosts', 'add', ...args]);
    expect((await add('db.example,[db.example]:2222', 'first.pub')).status).toBe(0);
    expect(read('.ssh/known_hosts')).toBe(`db.example,[db.example]:2222 ${first}\n`);
    const again = JSON.parse((await add('db.example', 'first.pub', '--json')).stdout);
    expect(again.added).toEqual([]);
    const refused = await add('db.example', 'second.pub');
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('.ssh/known_hosts:1');
    expect((await add('db.example', 'second.pub', '--force', '--hash')).status).toBe(0);
    expect(sshKeygen(ctx, '-F', 'db.example', '-f', '.ssh/known_hosts').stdout).toContain(second);
    expect((await add('*.example', 'second.pub', '--marker', 'cert-authority')).status).toBe(0);
    expect(read('.ssh/known_hosts')).toContain(`@cert-authority *.example ${second}\n`);
    expect((await add('a\nb ssh-rsa', 'first.pub')).status).toBe(2);
    expect((await add('db.example')).status).toBe(2);
  });

  it('gets the keys of a server', async (ctx) => {
    const rsa = makeKey(ctx, 'host-rsa', 'rsa');
    const sshd = await startSshdPeer(ctx, [`HostKey ${path('host-rsa')}`]);
    const name = `127.0.0.1:${sshd.port}`;
    const added = await cutaway(['known-hosts', 'add', name, '--scan', '-f', 'known_hosts']);
    expect(added).toMatchObject({ status: 0 });
    expect(added.stderr).toContain('compare the fingerprints');
    const recorded = `${readFileSync(sshd.knownHosts, 'utf8')}[127.0.0.1]:${sshd.port} ${rsa}\n`;
    expect(read('known_hosts')).toBe(recorded);
    const checked = await cutaway(['known-hosts', 'check', name, '--scan', '-f', 'known_hosts']);
    expect(checked.status).toBe(0);
    expect(checked.stdout.match(/✓ known/g)).toHaveLength(2);
    const elsewhere = ['known-hosts', 'check', 'db.example', '--scan', name, '-f', 'known_hosts'];
    expect((await cutaway(elsewhere)).status).toBe(1);
    sshd.close();
    expect((await cutaway(['known-hosts', 'add', name, '--scan', '-f', 'known_hosts'])).status).toBe(3);
  });

  it('tells unreadable input from an unusable command line', async () => {
    expect((await cutaway(['known-hosts', 'find', 'a', '-f', 'nowhere'])).status).toBe(4);
    expect((await cutaway(['known-hosts', 'check', 'a', '-'], 'nonsense\n')).status).toBe(4);
    expect((await cutaway(['known-hosts', 'check', 'a', '-'], '# nothing\n')).status).toBe(4);
    expect((await cutaway(['known-hosts', 'find', 'a b'])).status).toBe(2);
    expect((await cutaway(['known-hosts', 'find'])).status).toBe(2);
  });
});
