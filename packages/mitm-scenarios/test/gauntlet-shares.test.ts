import { connect } from 'node:net';
import { bytesToUnsigned, unsignedToBytes, utf8 } from '@cutaway/primitives/bytes';
import { type CryptoProvider, finiteFieldGroup } from '@cutaway/primitives/crypto';
import { nodeCrypto } from '@cutaway/primitives/node';
import { definePolicy, supported, TlsClient } from '@cutaway/tls-handshake';
import { describe, expect, it } from 'vitest';
import { startHostile } from '../src/node/index.js';

const P = bytesToUnsigned(finiteFieldGroup('ffdhe2048').p);

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (let e = exponent, b = base % modulus; e > 0n; e >>= 1n, b = (b * b) % modulus) {
    if (e & 1n) result = (result * b) % modulus;
  }
  return result;
}

/** Computes with whatever it is shown. */
const gullible: CryptoProvider = {
  ...nodeCrypto,
  keyAgreement: (name) => {
    const honest = nodeCrypto.keyAgreement(name);
    return {
      ...honest,
      generateKeyPair: (random) => honest.generateKeyPair(random),
      deriveSharedSecret: (privateKey, share) =>
        name === 'X25519'
          ? new Uint8Array(32)
          : unsignedToBytes(power(bytesToUnsigned(share), bytesToUnsigned(privateKey), P), 256),
    };
  },
};

/** Whether a client goes on with the server of a case. */
async function fallsFor(id: string, crypto: CryptoProvider): Promise<boolean> {
  const server = await startHostile(id);
  const client = new TlsClient({
    crypto,
    serverName: server.host,
    insecureAcceptAnyCertificate: true,
    policy: definePolicy({ ...supported, name: 'all' }),
  });
  try {
    await new Promise<void>((resolve) => {
      const socket = connect(server.port, '127.0.0.1');
      const flush = (): void => {
        for (const event of client.events()) {
          if (event.type === 'connected') client.send(utf8(`GET /${server.nonce} HTTP/1.0\r\n\r\n`));
        }
        const bytes = client.output();
        if (bytes.length > 0) socket.write(bytes);
      };
      socket.on('connect', flush);
      socket.on('data', (bytes) => {
        client.receive(bytes);
        flush();
      });
      socket.on('error', () => {});
      socket.on('close', () => resolve());
    });
    return server.seen().goalReached;
  } finally {
    await server.close();
  }
}

describe('a client that computes with whatever it is shown', () => {
  it.each([
    'tls-x25519-zero',
    'tls-x25519-order-8',
    'tls-x25519-p',
    'tls12-x25519-zero',
    'tls13-ffdhe-share-0',
    'tls13-ffdhe-share-1',
    'tls13-ffdhe-share-p-minus-1',
    'tls13-ffdhe-share-p',
    'tls13-ffdhe-share-p-plus-1',
  ])('falls for %s, and a careful one does not', async (id) => {
    expect(await fallsFor(id, gullible)).toBe(true);
    expect(await fallsFor(id, nodeCrypto)).toBe(false);
  });
});
