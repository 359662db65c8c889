import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { needs } from '@cutaway/test-support/peers';
import { afterAll, describe, expect, it } from 'vitest';
import { main } from './process.js';
import { closeTerminals, modesOf, Terminal } from './terminal.js';

// The built program on a terminal of tmux, 80 columns by 30 rows.
const folder = mkdtempSync(join(tmpdir(), 'cutaway-cli-pager-'));
const command = `'${process.execPath}' '${main}'`;
afterAll(() => {
  closeTerminals();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

describe('long output on a terminal', () => {
  it('goes through the pager, which gives the terminal back, after Ctrl-C too', async (ctx) => {
    needs(ctx, 'less');
    const terminal = new Terminal(ctx, { home: folder });
    terminal.enter('export PAGER=less; unset LESS CI; export TERM=screen');
    const before = await modesOf(terminal, 'before');
    terminal.enter(`${command} gauntlet list`);
    await terminal.shows(/^:$/m);
    terminal.run('send-keys', 'C-c');
    // less forgets what was typed while it dealt with Ctrl-C.
    for (let tries = 0; tries < 100 && !/local>( q+)?$/.test(terminal.screen().trimEnd()); tries++) {
      terminal.type('q');
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    // A second q may stand on the shell's line.
    terminal.run('send-keys', 'C-u');
    expect(await modesOf(terminal, 'after')).toBe(before);
    terminal.enter(`${command} gauntlet list --no-pager; echo "ended: $?"`);
    await terminal.shows(/Prepared clients[\s\S]*ended: 0/);
  });

  it('stays on the screen when it fits, is piped, or CI is set', async (ctx) => {
    const terminal = new Terminal(ctx, { home: folder });
    terminal.enter(`export PAGER='sed s/^/paged:/'; unset CI`);
    terminal.enter(`${command} explain handshake_failure; echo "short: $?"`);
    await terminal.shows(/^short: 0/m);
    terminal.enter(`${command} gauntlet list | tail -1; echo "piped: $?"`);
    await terminal.shows(/^piped: 0/m);
    terminal.enter(`CI=1 ${command} gauntlet list | tail -1; CI=1 ${command} schema; echo "in CI: $?"`);
    await terminal.shows(/^in CI: 0/m);
    expect(terminal.screen()).not.toMatch(/^paged:/m);
    terminal.enter(`${command} gauntlet list; echo "long: $?"`);
    await terminal.shows(/^paged:[\s\S]*long: 0/m);
    terminal.enter(`PAGER='head -1' ${command} gauntlet list; echo "left early: $?"`);
    await terminal.shows(/^left early: 0/m);
    terminal.enter(`PAGER=nosuchpager ${command} gauntlet list; echo "no pager: $?"`);
    await terminal.shows(/Prepared clients[\s\S]*no pager: 0/);
  });

  it('of help is shown by pages too', async (ctx) => {
    const terminal = new Terminal(ctx, { home: folder });
    terminal.enter(`export PAGER='sed s/^/paged:/'; unset CI; ${command} tls --help; echo "help: $?"`);
    await terminal.shows(/^paged:Usage:[\s\S]*help: 0/m);
  });
});

it('Ctrl-C ends a server and leaves the terminal as it was', async (ctx) => {
  const terminal = new Terminal(ctx, { home: folder });
  const before = await modesOf(terminal, 'before');
  terminal.enter(`${command} ssh serve --port 0`);
  await terminal.shows(/Stop with Ctrl-C/);
  terminal.run('send-keys', 'C-c');
  expect(await modesOf(terminal, 'after')).toBe(before);
});
