import { randomBytes } from 'node:crypto';
import { userInfo } from 'node:os';
import { equal } from '@cutaway/primitives/bytes';
import { expect } from 'vitest';
import type { ClientConnection } from '../src/client/client-connection.js';
import { type ConnectOptions, connect } from '../src/node/connect.js';
import type { KeyExchangeInfo } from '../src/transport/events.js';
import { KEYS } from './key-of-each-type.js';

/** Connects our client to a peer on loopback, as the user who runs the tests, with a key. */
export async function connectTo(
  port: number,
  hostKeys: readonly Uint8Array[],
  more: Partial<ConnectOptions> = {},
): Promise<{ connection: ClientConnection; info: KeyExchangeInfo }> {
  let info: KeyExchangeInfo | undefined;
  const connection = await connect({
    host: '127.0.0.1',
    port,
    userName: userInfo().username,
    policy: 'compatible',
    verifyHostKey: ({ key }) => ({ accept: hostKeys.some((known) => equal(known, key)) }),
    authentication: [{ method: 'publickey', key: KEYS.ed25519.signing }],
    onEvent: (event) => {
      if (event.type === 'keys') info = event.info;
    },
    ...more,
  });
  return { connection, info: info as KeyExchangeInfo };
}

/** Sends bytes through `cat` on the other side, expects them back, and closes the connection. */
export async function expectEcho(connection: ClientConnection, length = 300_000): Promise<void> {
  const input = new Uint8Array(randomBytes(length));
  const { stdout, exitStatus } = await connection.exec('cat', { input });
  expect(exitStatus).toBe(0);
  expect(equal(stdout, input)).toBe(true);
  await connection.close();
}
