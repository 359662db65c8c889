import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { needs } from '@cutaway/test-support/peers';
import { type SshdPeer, startSshdPeer } from '@cutaway/test-support/sshd';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'cutaway-cli-forwarding-'));

/** Greets whoever connects. */
const greeting = createServer((socket) => socket.end('hello from the target'));

beforeAll(() => new Promise<void>((resolve) => greeting.listen(0, '127.0.0.1', resolve)));
afterAll(() => {
  greeting.close();
  rmSync(folder, { recursive: true, force: true });
});

function start({ port, identity, knownHosts, userName }: SshdPeer, ...args: string[]) {
  const login = ['-F', 'none', '-p', String(port), '-i', identity, '--known-hosts', knownHosts];
  const child = spawn(process.execPath, [main, 'ssh', ...login, ...args, `${userName}@127.0.0.1`], {
    env: { PATH: process.env.PATH, LANG: 'C.UTF-8', HOME: folder },
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: 30_000,
  });
  const lines = createInterface(child.stderr)[Symbol.asyncIterator]();
  return { child, line: async (): Promise<string> => String((await lines.next()).value) };
}

async function greetingFrom(port: number): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.on('data', (data) => {
    text += data.toString('latin1');
  });
  await once(socket, 'close');
  return text;
}

describe('cutaway ssh -N', () => {
  it('forwards ports in both directions', async (ctx) => {
    const peer = await startSshdPeer(ctx);
    const { port: target } = greeting.address() as AddressInfo;
    const { child, line } = start(peer, '-N', '-L', `0:127.0.0.1:${target}`, '-R', `0:127.0.0.1:${target}`);
    const ports: number[] = [];
    for (const where of ['here', 'of the server']) {
      const told = await line();
      expect(told).toMatch(new RegExp(`^Port \\d+ ${where} leads to 127\\.0\\.0\\.1, port ${target}\\.$`));
      ports.push(Number(/\d+/.exec(told)?.[0]));
    }
    for (const port of ports) expect(await greetingFrom(port)).toBe('hello from the target');
    child.kill();
    await once(child, 'exit');
    peer.close();
  });

  it('is a proxy for SOCKS clients, as ssh_config(5) may ask for too', async (ctx) => {
    const curl = needs(ctx, 'curl');
    const peer = await startSshdPeer(ctx);
    const { port: target } = greeting.address() as AddressInfo;
    for (const asked of [
      ['-D', '0'],
      ['-o', 'DynamicForward=127.0.0.1:0'],
    ]) {
      const { child, line } = start(peer, '-N', ...asked);
      const told = await line();
      expect(told).toMatch(/^Port \d+ here is a SOCKS5 proxy/);
      const proxy = `socks5h://127.0.0.1:${/\d+/.exec(told)?.[0]}`;
      // The target speaks no HTTP.
      const client = spawn(curl, ['-sS', '--http0.9', '--proxy', proxy, `http://localhost:${target}/`]);
      expect(await text(client.stdout)).toBe('hello from the target');
      child.kill();
      await once(child, 'exit');
    }
    peer.close();
  });

  it('says which port is not forwarded, and ends when all are asked for', async (ctx) => {
    const peer = await startSshdPeer(ctx);
    const { port: taken } = greeting.address() as AddressInfo;
    const { child, line } = start(peer, '-N', '-o', 'ExitOnForwardFailure=yes', '-L', `${taken}:localhost:80`);
    expect(await line()).toContain(`Port ${taken} of localhost is not forwarded: something else listens there.`);
    const [status] = await once(child, 'exit');
    expect(status).toBe(3);
    peer.close();
  });
});
