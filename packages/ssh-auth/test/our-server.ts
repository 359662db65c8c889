import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { afterAll, expect } from 'vitest';
import { processSession, type ServeOptions, type SshListener, serve } from '../src/node/index.js';
import type { KeyExchangeInfo } from '../src/transport/events.js';
import { KEYS } from './key-of-each-type.js';

/** A server of ours on loopback. */
export interface OurServer extends SshListener {
  /** What it agreed on last. */
  readonly info: KeyExchangeInfo | undefined;
  /** How often keys were agreed on. */
  readonly exchanges: number;
}

/** Serves shell commands to everybody who has a key, with a host key of each type. Ends with the test file. */
export async function ourServer(more: Partial<ServeOptions> = {}): Promise<OurServer> {
  const infos: KeyExchangeInfo[] = [];
  const listener = await serve({
    port: 0,
    policy: 'compatible',
    hostKeys: Object.values(KEYS).map(({ signing }) => signing),
    authentication: { publickey: () => true },
    onSession: (session) =>
      processSession(session, {
        command: (command) => ['/bin/sh', '-c', command],
        env: { PATH: process.env.PATH ?? '' },
      }),
    onEvent: (event) => {
      if (event.type === 'keys') infos.push(event.info);
    },
    ...more,
  });
  afterAll(() => listener.close());
  return {
    ...listener,
    get info() {
      return infos.at(-1);
    },
    get exchanges() {
      return infos.length;
    },
  };
}

/** How a program ended. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Runs a client program to its end, without holding up the server in this process. */
export function runClient(
  program: string,
  args: readonly string[],
  { input, env = {} }: { readonly input?: Uint8Array; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { env: { ...process.env, ...env } });
    const stdout: Buffer[] = [];
    let stderr = '';
    child.stdout.on('data', (part: Buffer) => stdout.push(part));
    child.stderr.on('data', (part: Buffer) => {
      stderr += part.toString();
    });
    child.on('close', (status) => resolve({ status, stdout: Buffer.concat(stdout), stderr }));
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

/** Sends bytes through `cat` on our server with a client program, and expects them back. */
export async function expectEchoThrough(
  client: (command: string, input: Uint8Array) => Promise<Ended>,
  length = 300_000,
): Promise<void> {
  const input = randomBytes(length);
  const { status, stdout, stderr } = await client('cat', input);
  expect({ status, stderr, whole: stdout.equals(input) }).toEqual({ status: 0, stderr, whole: true });
}
