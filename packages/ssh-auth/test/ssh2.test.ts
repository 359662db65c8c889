import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { equal } from '@cutaway/primitives/bytes';
import { nodeCrypto } from '@cutaway/primitives/node';
import ssh2 from 'ssh2';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openSshPrivateKey } from '../src/keys/index.js';
import { insecureAlgorithms } from '../src/lab/index.js';
import { agreedOn, algorithmCases, type Names } from './algorithm-cases.js';
import { KEY_NAMES, KEYS, type KeyName } from './key-of-each-type.js';
import { connectTo, expectEcho } from './our-client.js';
import { ourServer } from './our-server.js';

const CASES = algorithmCases(
  [
    { keyExchange: ['curve25519-sha256'] },
    { keyExchange: ['ecdh-sha2-nistp256'] },
    { keyExchange: ['ecdh-sha2-nistp384'] },
    { keyExchange: ['ecdh-sha2-nistp521'] },
    { keyExchange: ['diffie-hellman-group14-sha256'] },
    { keyExchange: ['diffie-hellman-group16-sha512'] },
    { cipher: ['chacha20-poly1305@openssh.com'] },
    { cipher: ['aes256-gcm@openssh.com'] },
    { cipher: ['aes128-gcm@openssh.com'] },
    { cipher: ['aes256-ctr'], mac: ['hmac-sha2-256-etm@openssh.com'] },
    { cipher: ['aes192-ctr'], mac: ['hmac-sha2-512-etm@openssh.com'] },
    { cipher: ['aes128-ctr'], mac: ['hmac-sha2-512'] },
    { cipher: ['aes128-ctr'], mac: ['hmac-sha1'] },
    { hostKey: ['ssh-ed25519'] },
    { hostKey: ['ecdsa-sha2-nistp256'] },
    { hostKey: ['ecdsa-sha2-nistp384'] },
    { hostKey: ['ecdsa-sha2-nistp521'] },
    { hostKey: ['rsa-sha2-512'] },
    { hostKey: ['rsa-sha2-256'] },
  ],
  [
    { keyExchange: ['diffie-hellman-group14-sha1'] },
    { keyExchange: ['diffie-hellman-group1-sha1'] },
    { hostKey: ['ssh-rsa'] },
    { cipher: ['aes256-cbc'], mac: ['hmac-md5'] },
    { cipher: ['3des-cbc'], mac: ['hmac-sha1-96'] },
  ],
);

/** Lists as ssh2 takes them. */
function lists({ keyExchange, cipher, mac, hostKey }: Names): ssh2.Algorithms {
  return {
    ...(keyExchange && { kex: [...keyExchange] as ssh2.KexAlgorithm[] }),
    ...(cipher && { cipher: [...cipher] as ssh2.CipherAlgorithm[] }),
    ...(mac && { hmac: [...mac] as ssh2.MacAlgorithm[] }),
    ...(hostKey && { serverHostKey: [...hostKey] as ssh2.ServerHostKeyAlgorithm[] }),
  };
}

const privateKeys = KEY_NAMES.map((name) => openSshPrivateKey(KEYS[name].privateKey));
const hostKeys = Object.values(KEYS).map(({ signing }) => signing.blob);

describe('our client against npm ssh2', () => {
  /** A server whose command answers what it is sent. */
  async function listen(algorithms: Names = {}): Promise<number> {
    const server = new ssh2.Server({ hostKeys: privateKeys, algorithms: lists(algorithms) }, (connection) => {
      connection.on('error', () => {});
      connection.on('authentication', (attempt) => {
        if (attempt.method !== 'publickey') return attempt.reject(['publickey']);
        const key = ssh2.utils.parseKey(attempt.key.data) as ssh2.ParsedKey;
        const { signature, blob } = attempt;
        if (signature && blob && key.verify(blob, signature, attempt.hashAlgo) !== true) return attempt.reject();
        attempt.accept();
      });
      connection.on('session', (accept) => {
        accept().on('exec', (start) => {
          const stream = start();
          stream.on('data', (data: Buffer) => stream.write(data));
          stream.on('end', () => {
            stream.exit(0);
            stream.end();
          });
        });
      });
    });
    onTestFinished(() => void server.close());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  }

  it.for(CASES)('goes with $name', async ({ algorithms, insecure }) => {
    const { connection, info } = await connectTo(await listen(algorithms), hostKeys, {
      algorithms,
      insecureLab: { insecureAlgorithms: insecure },
    });
    expect(info).toMatchObject(agreedOn(algorithms));
    await expectEcho(connection);
  });

  it.for(KEY_NAMES)('logs in with a user key %s', async (name) => {
    const authentication = [{ method: 'publickey', key: KEYS[name].signing }] as const;
    const { connection } = await connectTo(await listen(), hostKeys, { authentication });
    await expectEcho(connection, 10);
  });
});

describe('npm ssh2 against our server', () => {
  async function echo(
    port: number,
    options: { algorithms?: Names; name?: KeyName; password?: string } = {},
  ): Promise<{ echoed: boolean; status: number }> {
    const { algorithms = {}, name = 'ed25519', password } = options;
    const client = new ssh2.Client();
    const input = new Uint8Array(randomBytes(300_000));
    try {
      return await new Promise((resolve, reject) => {
        client.on('error', reject);
        client.on('ready', () => {
          client.exec('cat; exit 7', (error, stream) => {
            if (error !== undefined) return reject(error);
            const parts: Buffer[] = [];
            let status = -1;
            stream.on('data', (part: Buffer) => parts.push(part));
            stream.on('exit', (code: number) => {
              status = code;
            });
            stream.on('close', () => resolve({ echoed: equal(Buffer.concat(parts), input), status }));
            stream.end(input);
          });
        });
        client.connect({
          host: '127.0.0.1',
          port,
          username: 'mia',
          ...(password === undefined ? { privateKey: openSshPrivateKey(KEYS[name].privateKey) } : { password }),
          hostVerifier: (key: Buffer) => hostKeys.some((known) => equal(known, key)),
          algorithms: lists(algorithms),
        });
      });
    } finally {
      client.end();
    }
  }

  const lab = { algorithms: insecureAlgorithms(nodeCrypto), insecureLab: { insecureAlgorithms: true } };

  it.for(CASES)('goes with $name', async ({ algorithms, insecure }) => {
    const server = await ourServer(insecure ? lab : {});
    expect(await echo(server.port, { algorithms })).toEqual({ echoed: true, status: 7 });
    expect(server.info).toMatchObject(agreedOn(algorithms));
  });

  it.for(KEY_NAMES)('logs in with a user key %s', async (name) => {
    const server = await ourServer();
    expect(await echo(server.port, { name })).toEqual({ echoed: true, status: 7 });
  });

  it('logs in with a password, and only with the right one', async () => {
    const server = await ourServer({ authentication: { password: (_, given) => given === 'right' } });
    expect(await echo(server.port, { password: 'right' })).toEqual({ echoed: true, status: 7 });
    await expect(echo(server.port, { password: 'wrong' })).rejects.toThrow('authentication methods failed');
  });

  it('goes on while keys are agreed on anew', async () => {
    const server = await ourServer({ rekeyLimit: { bytes: 50_000 } });
    expect(await echo(server.port)).toEqual({ echoed: true, status: 7 });
    await expect.poll(() => server.exchanges).toBeGreaterThan(1);
  });
});
