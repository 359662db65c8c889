import { spawn } from 'node:child_process';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, connect as connectSocket, createServer } from 'node:net';
import { join } from 'node:path';
import { needs } from '@cutaway/test-support/peers';
import { type SshdPeer, startSshdPeer } from '@cutaway/test-support/sshd';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Agent } from '../src/agent/agent.js';
import type { SshProtocolError } from '../src/errors/protocol.js';
import { generatePrivateKey } from '../src/keys/generate.js';
import { hostKeyVerifier } from '../src/known-hosts/index.js';
import { serveAgent } from '../src/node/agent.js';
import { type ConnectOptions, connect } from '../src/node/connect.js';
import { forwardDynamically, type SocksTarget } from '../src/node/dynamic-forwarding.js';
import { acceptInto } from '../src/node/forwarding.js';
import { readIdentityFile } from '../src/node/identity-file.js';
import { readKnownHosts } from '../src/node/known-hosts.js';
import { forwardLocalPort } from '../src/node/local-forwarding.js';
import { RemoteForwardings } from '../src/node/remote-forwarding.js';
import { temporaryFolder } from './openssh.js';

const folder = temporaryFolder();

/** Sends back what it gets, in capitals. */
const shouting = createServer({ allowHalfOpen: true }, (socket) => {
  socket.on('data', (data) => socket.write(data.toString('latin1').toUpperCase()));
  socket.on('end', () => socket.end());
});

let peer: Promise<SshdPeer> | undefined;

beforeAll(() => new Promise<void>((resolve) => shouting.listen(0, '127.0.0.1', resolve)));
afterAll(async () => {
  shouting.close();
  (await peer)?.close();
});

async function logIn(ctx: Parameters<typeof needs>[0], more: Partial<ConnectOptions> = {}) {
  peer ??= startSshdPeer(ctx);
  const { port, userName, identity, knownHosts } = await peer;
  const [key] = await readIdentityFile(identity);
  return await connect({
    host: '127.0.0.1',
    port,
    userName,
    verifyHostKey: hostKeyVerifier(await readKnownHosts([knownHosts])),
    authentication: [{ method: 'publickey', key: key as NonNullable<typeof key> }],
    ...more,
  });
}

const target = (): { host: string; port: number } => ({
  host: '127.0.0.1',
  port: (shouting.address() as AddressInfo).port,
});

/** Sends text to a port, ends, and gives what comes back. */
function exchange(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connectSocket({ host: '127.0.0.1', port, allowHalfOpen: true }, () => socket.end(text));
    socket.setEncoding('latin1');
    socket.on('data', (part: string) => {
      answer += part;
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer));
    socket.on('end', () => socket.end());
  });
}

const hex = (text: string): string => Buffer.from(text).toString('hex');

/** Sends bytes in parts, ends, and gives in hex what comes back. */
function exchangeBytes(port: number, parts: readonly (readonly number[])[]): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connectSocket({ host: '127.0.0.1', port, allowHalfOpen: true, noDelay: true }, async () => {
      for (const part of parts) {
        await new Promise<void>((written) => socket.write(Uint8Array.from(part), () => setImmediate(written)));
      }
    });
    socket.setEncoding('hex');
    socket.on('data', (part: string) => {
      answer += part;
      if (answer.length >= 34) socket.end();
    });
    socket.on('error', () => {});
    socket.on('end', () => socket.end());
    socket.on('close', () => resolve(answer));
  });
}

describe('through sshd', () => {
  it('a port here leads to one over there', async (ctx) => {
    const connection = await logIn(ctx);
    const refused: SshProtocolError[] = [];
    const forwarding = await forwardLocalPort(connection.client, { port: 0, target: target() });
    expect(forwarding.address).toBe('127.0.0.1');
    const long = 'x'.repeat(3_000_000);
    const answers = await Promise.all([exchange(forwarding.port, 'hello'), exchange(forwarding.port, long)]);
    expect(answers[0]).toBe('HELLO');
    expect(answers[1] === long.toUpperCase()).toBe(true);

    // Nothing listens on port 1.
    const nowhere = await forwardLocalPort(connection.client, {
      port: 0,
      target: { host: '127.0.0.1', port: 1 },
      onRefused: (error) => refused.push(error),
    });
    expect(await exchange(nowhere.port, 'hello')).toBe('');
    expect(refused.map(({ code }) => code)).toEqual(['ssh/channel-open-refused']);

    forwarding.close();
    nowhere.close();
    await connection.close();
  });

  it('a SOCKS client is carried to where it wants', async (ctx) => {
    const curl = needs(ctx, 'curl');
    const page = createHttpServer((request, response) => response.end(`${request.headers.host} ${request.url}`));
    await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve));
    const { port } = page.address() as AddressInfo;
    const connection = await logIn(ctx);
    const wanted: string[] = [];
    const onRefused = (error: SshProtocolError, { host }: SocksTarget): void => {
      wanted.push(`${host} ${error.code}`);
    };
    const proxy = await forwardDynamically(connection.client, { port: 0, onRefused });
    expect(proxy.address).toBe('127.0.0.1');
    const fetched = (option: string, url: string) =>
      new Promise<{ status: number | null; stdout: string }>((resolve) => {
        const child = spawn(curl, ['-sS', '--max-time', '20', option, `127.0.0.1:${proxy.port}`, url]);
        let stdout = '';
        child.stdout.on('data', (part) => {
          stdout += String(part);
        });
        child.on('close', (status) => resolve({ status, stdout }));
      });
    const [byName, byAddress] = await Promise.all([
      fetched('--socks5-hostname', `http://localhost:${port}/name`),
      fetched('--socks5', `http://127.0.0.1:${port}/address`),
    ]);
    expect(byName.stdout).toBe(`localhost:${port} /name`);
    expect(byAddress.stdout).toBe(`127.0.0.1:${port} /address`);
    const nowhere = await fetched('--socks5-hostname', 'http://127.0.0.1:1/');
    expect([nowhere.status, wanted]).toEqual([97, ['127.0.0.1 ssh/channel-open-refused']]);

    // What comes behind the request goes on too, byte by byte or all at once.
    const connectTo = (host: number[], type: number, portNumber: number): number[] => {
      return [5, 1, 0, type, ...host, portNumber >> 8, portNumber & 0xff];
    };
    const shouted = [5, 2, 7, 0, ...connectTo([127, 0, 0, 1], 1, target().port), ...Buffer.from('hello')];
    expect(await exchangeBytes(proxy.port, [shouted])).toBe(`0500${'05000001000000000000'}${hex('HELLO')}`);
    const slowly = shouted.map((byte) => [byte]);
    expect(await exchangeBytes(proxy.port, slowly)).toBe(`0500${'05000001000000000000'}${hex('HELLO')}`);
    for (const [sent, answer] of [
      [[4, 1, 0, 80, 127, 0, 0, 1, 0], ''],
      [[5, 1, 2], '05ff'],
      [[5, 1, 0, 5, 2, 0, 1, 127, 0, 0, 1, 0, 80], '050005070001000000000000'],
      [[5, 1, 0, 5, 1, 0, 9, 127, 0, 0, 1, 0, 80], '050005080001000000000000'],
      [[5, 1, 0, ...connectTo([2, 0x1b, 0x5b], 3, 80)], '050005010001000000000000'],
      [[5, 1, 0, ...connectTo([0], 3, 80)], '050005010001000000000000'],
      [[5, 1, 0, 6], '050005010001000000000000'],
    ] as const) {
      expect(await exchangeBytes(proxy.port, [[...sent]])).toBe(answer);
    }
    proxy.close();
    page.close();
    await connection.close();
  });

  it('a port over there leads to one here', async (ctx) => {
    const forwardings = new RemoteForwardings();
    const connection = await logIn(ctx, { onForwarded: forwardings.onForwarded });
    const port = await forwardings.open(connection.client, { port: 0, target: target() });
    expect(await exchange(port, 'hello')).toBe('HELLO');
    // A port that is taken.
    const taken = { address: '127.0.0.1', port: target().port, target: target() };
    await expect(forwardings.open(connection.client, taken)).rejects.toMatchObject({ code: 'ssh/request-refused' });
    await connection.close();
  });

  it('a program over there uses the agent here', async (ctx) => {
    const program = needs(ctx, 'ssh-add');
    const agent = new Agent();
    const path = join(folder, 'agent');
    const server = await serveAgent(agent, path);
    agent.add({ key: generatePrivateKey({ comment: 'kept here' }), constraints: {} });
    const connection = await logIn(ctx, { onAgentChannel: (channel) => acceptInto(channel, connectSocket(path)) });
    const output: Buffer[] = [];
    const status = await new Promise<number>((resolve) => {
      const session = connection.client.openSession({
        data: (data) => output.push(Buffer.from(data)),
        exitStatus: resolve,
      });
      expect(session.forwardAgent()).toBe(true);
      session.exec(`${program} -l`, () => {});
    });
    expect({ status, output: Buffer.concat(output).toString() }).toMatchObject({
      status: 0,
      output: expect.stringContaining('kept here (ED25519)'),
    });
    server.close();
    await connection.close();
  });
});
