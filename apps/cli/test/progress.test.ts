import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from './process.js';
import { closeTerminals, modesOf, Terminal } from './terminal.js';

// The built program on a terminal of tmux, beside a server that takes connections and says nothing.
const folder = mkdtempSync(join(tmpdir(), 'cutaway-cli-progress-'));
const command = `'${process.execPath}' '${main}'`;
const sockets = new Set<Socket>();
const silent = createServer((socket) => {
  sockets.add(socket.on('error', () => {}));
});
let target: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  target = `127.0.0.1:${(silent.address() as AddressInfo).port}`;
  writeFileSync(join(folder, 'targets'), `${target}\n`);
});
afterAll(() => {
  closeTerminals();
  for (const socket of sockets) socket.destroy();
  silent.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const SAID = { en: /Asking 127\.0\.0\.1:\d+: connection 1/, zh: /正在询问 127\.0\.0\.1:\d+：第 1 个连接/ } as const;

describe('what takes more than a second', () => {
  it.for(['en', 'zh'] as const)('is told on the terminal, and gone after Ctrl-C, in %s', async (language, ctx) => {
    const terminal = new Terminal(ctx, { home: folder });
    const before = await modesOf(terminal, 'before');
    terminal.enter(`${command} audit ${target} --lang ${language} --timeout 60`);
    await terminal.shows(SAID[language]);
    terminal.run('send-keys', 'C-c');
    expect(await modesOf(terminal, 'after')).toBe(before);
    expect(terminal.screen()).not.toMatch(SAID[language]);
  });

  it('is gone at the end, and is not told on a dumb terminal, in a pipe, or beside JSON', async (ctx) => {
    const terminal = new Terminal(ctx, { home: folder });
    /** All that was written to the terminal while a line ran. */
    const written = async (name: string, line: string): Promise<string> => {
      const file = join(folder, `${name}.raw`);
      terminal.run('pipe-pane', `cat > '${file}'`);
      terminal.enter(`${line}; echo "${name}: $?"`);
      await terminal.shows(new RegExp(`^${name}: 3`, 'm'));
      terminal.run('pipe-pane');
      return readFileSync(file, 'utf8');
    };
    const fetch = `${command} cert fetch ${target} --timeout 2 --lang en`;
    const said = /Waiting for 127\.0\.0\.1:\d+/;
    expect(await written('told', fetch)).toMatch(said);
    expect(terminal.screen()).not.toMatch(said);
    expect(await written('dumb', `TERM=dumb ${fetch}`)).not.toMatch(said);
    expect(await written('piped', `${fetch} 2>&1 | cat; (exit \${PIPESTATUS[0]})`)).not.toMatch(said);
    expect(await written('json', `${fetch} --json`)).not.toMatch(said);
  });

  it('is told of keys that take long, before they are there', async (ctx) => {
    const terminal = new Terminal(ctx, { home: folder });
    const file = join(folder, 'key.raw');
    terminal.run('pipe-pane', `cat > '${file}'`);
    terminal.enter(
      `${command} key gen '${join(folder, 'big')}' --force -t rsa -b 4096 --no-passphrase --lang en; echo "made: $?"`,
    );
    await terminal.shows(/^made: 0/m, 60);
    expect(readFileSync(file, 'utf8')).toContain('Making an RSA key of 4096 bits');
    expect(terminal.screen()).not.toContain('Making an RSA key');
  });
});
