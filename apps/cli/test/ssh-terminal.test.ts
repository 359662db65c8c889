import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { needs } from '@cutaway/test-support/peers';
import { type SshdPeer, startSshdPeer } from '@cutaway/test-support/sshd';
import { afterAll, describe, expect, it } from 'vitest';
import { main } from './process.js';
import { closeTerminals, modesOf, Terminal } from './terminal.js';

const folder = mkdtempSync(join(tmpdir(), 'cutaway-cli-terminal-'));

type Context = Parameters<typeof needs>[0];
let peer: Promise<SshdPeer> | undefined;
const sshd = (ctx: Context): Promise<SshdPeer> => {
  peer ??= startSshdPeer(ctx, ['PrintLastLog no', 'PrintMotd no']);
  return peer;
};

afterAll(async () => {
  closeTerminals();
  (await peer)?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The command line of a login. */
function login({ port, identity, knownHosts, userName }: SshdPeer, recorded = knownHosts): string {
  return `'${process.execPath}' '${main}' ssh -F none -p ${port} -i '${identity}' --known-hosts '${recorded}' ${userName}@127.0.0.1`;
}

const REMOTE = `exec env PS1='remote> ' bash --norc --noprofile`;

describe('cutaway ssh in a terminal', () => {
  it('asks about an unknown host, gives the shell the terminal, and gives it back', async (ctx) => {
    const peer = await sshd(ctx);
    const terminal = new Terminal(ctx, { home: folder });
    await terminal.shows(/^local> /m);
    terminal.enter('export TERM=xterm-256color; stty erase ^H');
    terminal.enter(login(peer, join(folder, 'known_hosts')));
    await terminal.shows(/fingerprint\]\)\? $/m);
    terminal.enter('perhaps');
    await terminal.shows(/the fingerprint: ?$/m);
    terminal.enter(peer.hostKeyFingerprint);
    await terminal.shows(/is now recorded in/);
    terminal.enter(REMOTE);
    await terminal.shows(/^remote> /m);
    expect(terminal.modes('-a')).toMatch(/-opost/);
    terminal.enter('stty size; echo TERM=$TERM; stty -a | grep -o "erase = .."');
    expect((await terminal.shows(/^(\d+ \d+)\nTERM=(.*)\nerase = (..)$/m)).slice(1)).toEqual([
      '30 80',
      'xterm-256color',
      '^H',
    ]);
    terminal.run('resize-window', '-x', '100', '-y', '40');
    await terminal.shows(/^remote> $/m);
    terminal.enter('stty size');
    await terminal.shows(/^40 100$/m);
    terminal.enter('echo begun; sleep 50; echo "interrupted: $?"');
    await terminal.shows(/^begun$/m);
    terminal.run('send-keys', 'C-c');
    terminal.enter('echo all yours');
    await terminal.shows(/^all yours$/m);
    terminal.enter('exit 3');
    await terminal.shows(/^Connection to 127\.0\.0\.1 closed\.$/m);
    terminal.enter('echo "status: $?"');
    await terminal.shows(/^status: 3$/m);
  });

  it.for([
    ['the escape sequence', 255, (terminal: Terminal): void => terminal.type('~.')],
    ['a signal', 143, (terminal: Terminal): void => void process.kill(terminal.child(), 'SIGTERM')],
    ['the loss of the connection', 3, (terminal: Terminal): void => terminal.enter('kill -9 $PPID')],
  ] as const)('gives the terminal back after %s', async ([, status, end], ctx) => {
    const peer = await sshd(ctx);
    const terminal = new Terminal(ctx, { home: folder });
    await terminal.shows(/^local> /m);
    const before = await modesOf(terminal, 'before');
    terminal.enter(login(peer));
    await terminal.shows(/[#$] $/m);
    terminal.enter('echo $((40+2))');
    await terminal.shows(/^42$/m);
    expect(terminal.modes('-a')).toContain('-opost');
    end(terminal);
    await terminal.shows(/local> $/m);
    terminal.enter('echo "status: $?"');
    await terminal.shows(new RegExp(`^status: ${status}$`, 'm'));
    expect(await modesOf(terminal, 'after')).toBe(before);
  });

  it('gives a command a terminal when asked to', async (ctx) => {
    const terminal = new Terminal(ctx, { home: folder });
    terminal.enter(`${login(await sshd(ctx))} -t 'tty; stty size'`);
    expect((await terminal.shows(/^\/dev\/pts\/\d+\n(\d+ \d+)$/m))[1]).toBe('30 80');
    terminal.enter(`${login(await sshd(ctx))} -T tty`);
    await terminal.shows(/^not a tty$/m);
  });
});
