import { nodeCrypto } from '@cutaway/primitives/node';
import { needs } from '@cutaway/test-support/peers';
import { describe, expect, it } from 'vitest';
import { HelloRetryCookies, TlsClient, type TlsClientOptions, TlsServer, type TlsServerOptions } from '../src/index.js';
import { join } from './in-memory.js';
import { serveTls, startClient } from './our-server.js';
import { credential, errors, server as identity, only, pair, root } from './pair.js';

const groups = ['x25519', 'secp256r1'] as const;
const clientOptions: TlsClientOptions = {
  serverName: 'localhost',
  anchors: [root.certificate],
  crypto: nodeCrypto,
  policy: only({ groups, keyShares: ['x25519'] }),
};
const serverOptions: TlsServerOptions = {
  credentials: [credential(identity)],
  crypto: nodeCrypto,
  policy: only({ groups: ['secp256r1'] }),
};

describe('a HelloRetryRequest with a cookie', () => {
  it('is answered on the same connection', async () => {
    const cookies = new HelloRetryCookies({ crypto: nodeCrypto });
    const both = await pair(clientOptions, { ...serverOptions, helloRetryCookies: cookies });
    expect(errors(both)).toEqual([undefined, undefined]);
    expect(both.server.info?.group).toBe('secp256r1');
  });

  it('is answered by OpenSSL', async (ctx) => {
    const openssl = needs(ctx, 'openssl');
    const options = { ...serverOptions, helloRetryCookies: new HelloRetryCookies({ crypto: nodeCrypto }) };
    const { port, sockets } = await serveTls(options);
    const args = ['s_client', '-connect', `127.0.0.1:${port}`, '-groups', 'X25519:P-256', '-tls1_3'];
    await startClient(openssl, args, 'Q\n').end();
    expect(sockets[0]?.connection.info?.group).toBe('secp256r1');
  });

  const key = new Uint8Array(32).fill(5);

  /** Sends the first ClientHello to one server, and what answers its HelloRetryRequest to another. */
  async function elsewhere(
    options: Partial<TlsServerOptions>,
    client: Partial<TlsClientOptions> = {},
  ): Promise<TlsServer> {
    const helloRetryCookies = new HelloRetryCookies({ crypto: nodeCrypto, key });
    const talker = new TlsClient({ ...clientOptions, ...client });
    const first = new TlsServer({ ...serverOptions, helloRetryCookies });
    first.receive(talker.output());
    talker.receive(first.output());
    const second = new TlsServer({ ...serverOptions, helloRetryCookies, ...options });
    const both = await join(talker, second);
    if (second.error === undefined) {
      expect(both.client.info?.group).toBe('secp256r1');
      second.send(Uint8Array.of(1));
      await both.settle();
      expect(both.events.client.at(-1)).toEqual({ type: 'data', data: Uint8Array.of(1) });
    }
    return second;
  }

  it.each([true, false])(
    'is answered to another server with the same key, compatibility mode %s',
    async (middleboxCompatibility) => {
      const other = new HelloRetryCookies({ crypto: nodeCrypto, key });
      const server = await elsewhere({ helloRetryCookies: other }, { middleboxCompatibility });
      expect(server.state).toBe('connected');
    },
  );

  it.each<[string, Partial<TlsServerOptions>]>([
    ['with another key', { helloRetryCookies: new HelloRetryCookies({ crypto: nodeCrypto }) }],
    [
      'too late',
      {
        helloRetryCookies: new HelloRetryCookies({ crypto: nodeCrypto, key, now: () => new Date(Date.now() + 61_000) }),
      },
    ],
    ['that wants another group', { policy: only({ groups: ['secp384r1', 'x25519'] }) }],
    [
      'that wants another suite',
      { policy: only({ groups: ['secp256r1'], cipherSuites: ['TLS_CHACHA20_POLY1305_SHA256'] }) },
    ],
  ])('is not taken by a server %s', async (_, options) => {
    const server = await elsewhere(options);
    expect(server.error?.code).toMatch(/^tls\/(cookie-mismatch|no-common-group)$/);
  });

  it('changed anywhere is not taken, and nothing of it is read', () => {
    const cookies = new HelloRetryCookies({ crypto: nodeCrypto, key });
    const cookie = cookies.issue({ cipherSuite: 0x1301, group: 0x17, clientHelloHash: new Uint8Array(32) });
    expect(cookies.redeem(cookie)).toMatchObject({ cipherSuite: 0x1301, group: 0x17 });
    for (let at = 0; at < cookie.length; at++) {
      expect(cookies.redeem(cookie.map((byte, index) => (index === at ? byte ^ 1 : byte)))).toBeUndefined();
      expect(cookies.redeem(cookie.subarray(0, at))).toBeUndefined();
    }
  });
});
