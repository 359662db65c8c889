import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { examplesIn, runExample } from '@cutaway/test-support/readme';
import ssh2, { type Client } from 'ssh2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { knownHostsName } from './index.js';

const folder = fileURLToPath(new URL('../..', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'cutaway-home-'));
const previousHome = process.env.HOME;
const PASSWORD = 'correct horse';

type Connect = (host: string, port: number, username: string, password: string) => Promise<Client>;
let connect: Connect;

beforeAll(async () => {
  process.env.HOME = home;
  mkdirSync(join(home, '.ssh'));
  const example = examplesIn(join(folder, 'README.md')).find(({ code }) => code.includes("from 'ssh2'"));
  if (example === undefined) throw new Error('no ssh2 example in the README');
  connect = (await runExample(example, folder)).exports.connect as Connect;
});

afterAll(() => {
  process.env.HOME = previousHome;
  rmSync(home, { recursive: true, force: true });
});

// A few keys in a thousand that ssh2 makes it cannot read itself.
function hostKey(): { private: string; public: string } {
  const pair = ssh2.utils.generateKeyPairSync('ed25519');
  return ssh2.utils.parseKey(pair.private) instanceof Error ? hostKey() : pair;
}

/** Runs a server with some host keys, lets `client` connect, and tells what it got to know. */
async function passwordSent(
  hostKeys: readonly { private: string }[],
  client: (port: number) => Promise<Client> | Client,
): Promise<string | undefined> {
  let seen: string | undefined;
  const server = new ssh2.Server({ hostKeys: hostKeys.map((key) => key.private) }, (connection) => {
    connection.on('error', () => {});
    connection.on('authentication', (attempt) => {
      if (attempt.method !== 'password') return attempt.reject(['password']);
      seen = attempt.password;
      attempt.accept();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const connected = await client((server.address() as AddressInfo).port);
    await new Promise<void>((resolve) => {
      connected.on('ready', () => connected.end());
      connected.on('error', () => {});
      connected.on('close', () => resolve());
    });
    return seen;
  } finally {
    server.close();
  }
}

function record(...lines: string[]): void {
  writeFileSync(join(home, '.ssh', 'known_hosts'), lines.map((line) => `${line}\n`).join(''));
}

describe('the adapter for npm ssh2', () => {
  const login = (port: number) => connect('127.0.0.1', port, 'user', PASSWORD);

  it('lets the password through to a host whose key is recorded', async () => {
    const key = hostKey();
    const sent = await passwordSent([key], (port) => {
      record(`${knownHostsName('127.0.0.1', port)} ${key.public}`);
      return login(port);
    });
    expect(sent).toBe(PASSWORD);
  });

  it('sends no password to an unknown host', async () => {
    record();
    expect(await passwordSent([hostKey()], login)).toBeUndefined();
  });

  it('sends no password to a host with another key', async () => {
    const sent = await passwordSent([hostKey()], (port) => {
      record(`${knownHostsName('127.0.0.1', port)} ${hostKey().public}`);
      return login(port);
    });
    expect(sent).toBeUndefined();
  });

  it('sends no password to a host with a revoked key', async () => {
    const key = hostKey();
    const sent = await passwordSent([key], (port) => {
      record(`* ${key.public}`, `@revoked * ${key.public}`);
      return login(port);
    });
    expect(sent).toBeUndefined();
  });

  it('asks for the kind of key that is recorded', async () => {
    const [ed25519, ecdsa] = [hostKey(), ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 })];
    const sent = await passwordSent([ed25519, ecdsa], (port) => {
      record(`${knownHostsName('127.0.0.1', port)} ${ecdsa.public}`);
      return login(port);
    });
    expect(sent).toBe(PASSWORD);
  });

  it('is needed: ssh2 alone sends the password to anybody', async () => {
    const sent = await passwordSent([hostKey()], (port) =>
      new ssh2.Client().connect({ host: '127.0.0.1', port, username: 'user', password: PASSWORD }),
    );
    expect(sent).toBe(PASSWORD);
  });
});
