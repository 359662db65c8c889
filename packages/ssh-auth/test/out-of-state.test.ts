import { concat, utf8 } from '@cutaway/primitives/bytes';
import { CutawayError } from '@cutaway/primitives/errors';
import { encode } from '@cutaway/primitives/wire';
import { describe, expect, it } from 'vitest';
import type { Faults, OutgoingMessage } from '../src/transport/faults.js';
import { KexInit } from '../src/transport/messages/kexinit.js';
import { echo, type Pair, pair } from './pair.js';

type Side = 'client' | 'server';
const SIDES = ['client', 'server'] as const;

/** Sends something in front of a side's message of this name, the first time. */
function before(name: string, ...injected: readonly OutgoingMessage[]): Faults {
  let done = false;
  return {
    message: (message) => {
      if (done || message.name !== name) return [message];
      done = true;
      return [...injected, message];
    },
  };
}

function start(side: Side, faults: Faults, withoutStrictKex = false): Pair {
  return pair({
    clientLab: { withoutStrictKex, ...(side === 'client' ? { faults } : {}) },
    serverLab: { withoutStrictKex, ...(side === 'server' ? { faults } : {}) },
  });
}

/** The error of the side that was misled, and what the reason of its disconnect was. */
async function errorOf(connection: Pair, side: Side): Promise<string | undefined> {
  await connection.settle();
  const misled = side === 'client' ? connection.server : connection.client;
  const { error } = misled;
  if (error !== undefined) expect(error).toBeInstanceOf(CutawayError);
  return error?.code;
}

const message = (number: number, ...rest: number[]): OutgoingMessage => ({
  name: 'intruder',
  bytes: Uint8Array.of(number, ...rest),
});

const kexInit: OutgoingMessage = {
  name: 'intruder',
  bytes: encode(KexInit.codec, {
    cookie: new Uint8Array(16),
    kex_algorithms: ['curve25519-sha256'],
    server_host_key_algorithms: ['ssh-ed25519'],
    encryption_algorithms_client_to_server: ['aes256-gcm@openssh.com'],
    encryption_algorithms_server_to_client: ['aes256-gcm@openssh.com'],
    mac_algorithms_client_to_server: ['hmac-sha2-256'],
    mac_algorithms_server_to_client: ['hmac-sha2-256'],
    compression_algorithms_client_to_server: ['none'],
    compression_algorithms_server_to_client: ['none'],
    languages_client_to_server: [],
    languages_server_to_client: [],
    first_kex_packet_follows: false,
    reserved: 0,
  }),
};

describe.each(SIDES)('a %s that breaks the order', (side) => {
  it.each([true, false])(
    'with a second KEXINIT in the key exchange is refused; without strict kex: %s',
    async (lax) => {
      const faults = before(side === 'client' ? 'SSH_MSG_KEX_HYBRID_INIT' : 'SSH_MSG_KEX_HYBRID_REPLY', kexInit);
      const code = await errorOf(start(side, faults, lax), side);
      expect(code).toBe(lax ? 'ssh/unexpected-message' : 'ssh/strict-kex-violation');
    },
  );

  it('with NEWKEYS before the key exchange is refused', async () => {
    const faults = before('SSH_MSG_KEXINIT', message(21));
    expect(await errorOf(start(side, faults), side)).toBe('ssh/unexpected-message');
  });

  it('with NEWKEYS in the middle of the key exchange is refused', async () => {
    const faults = before(side === 'client' ? 'SSH_MSG_KEX_HYBRID_INIT' : 'SSH_MSG_KEX_HYBRID_REPLY', message(21));
    expect(await errorOf(start(side, faults), side)).toBe('ssh/strict-kex-violation');
  });

  it('with a channel before the login is refused', async () => {
    const open = concat(Uint8Array.of(90, 0, 0, 0, 7), utf8('session'), new Uint8Array(12));
    const first = side === 'client' ? 'SSH_MSG_USERAUTH_REQUEST' : 'SSH_MSG_USERAUTH_FAILURE';
    const faults = before(first, { name: 'intruder', bytes: open });
    expect(await errorOf(start(side, faults), side)).toBe('ssh/unexpected-message');
  });

  it('with data for a channel that is not open is refused', async () => {
    const data = message(94, 0, 0, 0, 9, 0, 0, 0, 1, 0);
    const last = side === 'client' ? 'SSH_MSG_CHANNEL_REQUEST' : 'SSH_MSG_CHANNEL_SUCCESS';
    const connection = start(side, before(last, data));
    await connection.settle();
    await echo(connection, utf8('x'));
    expect(await errorOf(connection, side)).toBe('ssh/unknown-channel');
  });

  it('with EXT_INFO after the login is refused', async () => {
    const last = side === 'client' ? 'SSH_MSG_CHANNEL_REQUEST' : 'SSH_MSG_CHANNEL_SUCCESS';
    const connection = start(side, before(last, message(7, 0, 0, 0, 0)));
    await connection.settle();
    await echo(connection, utf8('x'));
    expect(await errorOf(connection, side)).toBe('ssh/unexpected-message');
  });

  it('with KEXINIT over and over in a running connection ends in a defined way', async () => {
    const last = side === 'client' ? 'SSH_MSG_CHANNEL_REQUEST' : 'SSH_MSG_CHANNEL_SUCCESS';
    const connection = start(side, before(last, ...Array.from({ length: 50 }, () => kexInit)));
    await connection.settle();
    await echo(connection, utf8('x'));
    expect(await errorOf(connection, side)).toBe('ssh/unexpected-message');
  });

  it.each([
    ['SSH_MSG_IGNORE', message(2, 0, 0, 0, 0)],
    ['SSH_MSG_DEBUG', message(4, 0, 0, 0, 0, 0, 0, 0, 0, 0)],
    ['SSH_MSG_UNIMPLEMENTED', message(3, 0, 0, 0, 0)],
  ])('may send %s in the key exchange only without strict kex', async (_, intruder) => {
    const name = side === 'client' ? 'SSH_MSG_KEX_HYBRID_INIT' : 'SSH_MSG_KEX_HYBRID_REPLY';
    expect(await errorOf(start(side, before(name, intruder)), side)).toBe('ssh/strict-kex-violation');
    expect(await errorOf(start(side, before(name, intruder), true), side)).toBeUndefined();
  });
});
