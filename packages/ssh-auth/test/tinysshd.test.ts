import { join } from 'node:path';
import type { TraceEvent } from '@cutaway/primitives/trace';
import { needs } from '@cutaway/test-support/peers';
import { afterAll, describe, expect, it } from 'vitest';
import { parsePublicKeyLine } from '../src/keys/index.js';
import { homeFolder, withHome } from './home-folder.js';
import { KEYS } from './key-of-each-type.js';
import { type Context, succeed, temporaryFolder } from './openssh.js';
import { connectTo, expectEcho } from './our-client.js';
import { type ProcessServer, processServer } from './process-server.js';

/** Has one algorithm of each kind, and no strict kex. */
interface TinySshd extends ProcessServer {
  readonly hostKeys: readonly Uint8Array[];
}

const keys = join(temporaryFolder(), 'keys');
const home = homeFolder([KEYS.ed25519.line]);
let started: Promise<TinySshd> | undefined;

function server(ctx: Context): Promise<TinySshd> {
  started ??= start(ctx);
  return started;
}

async function start(ctx: Context): Promise<TinySshd> {
  succeed(needs(ctx, 'tinysshd-makekey'), [keys]);
  const line = succeed(needs(ctx, 'tinysshd-printkey'), [keys]);
  const process = await processServer(withHome(ctx, home, [needs(ctx, 'tinysshd'), keys]));
  return { ...process, hostKeys: [parsePublicKeyLine(line.trim()).key.blob] };
}

describe('our client against tinysshd', () => {
  afterAll(async () => (await started)?.close());

  it('logs in with the default policy, and says that the beginning could have been cut off', async (ctx) => {
    const { port, hostKeys } = await server(ctx);
    const trace: TraceEvent[] = [];
    const { connection, info } = await connectTo(port, hostKeys, {
      policy: 'modern',
      trace: (event) => trace.push(event),
    });
    expect(info).toMatchObject({
      hostKey: 'ssh-ed25519',
      cipherClientToServer: 'chacha20-poly1305@openssh.com',
      strict: false,
      prefixTruncation: true,
    });
    const checks = trace.flatMap((event) => (event.kind === 'check' ? [[event.name, event.outcome]] : []));
    expect(checks).toContainEqual(['strict_kex', 'skipped']);
    expect(checks).toContainEqual(['prefix_truncation', 'failed']);
    await expectEcho(connection);
  });

  it('refuses when strict kex is demanded', async (ctx) => {
    const { port, hostKeys } = await server(ctx);
    await expect(connectTo(port, hostKeys, { requireStrictKex: true })).rejects.toMatchObject({
      code: 'ssh/strict-kex-missing',
    });
  });

  it.for(['curve25519-sha256', 'curve25519-sha256@libssh.org'] as const)(
    'agrees on keys with %s',
    async (name, ctx) => {
      const { port, hostKeys } = await server(ctx);
      const { connection, info } = await connectTo(port, hostKeys, { algorithms: { keyExchange: [name] } });
      expect(info.keyExchange).toBe(name);
      await connection.close();
    },
  );

  it('finds nothing in common without ChaCha20', async (ctx) => {
    const { port, hostKeys } = await server(ctx);
    const attempt = connectTo(port, hostKeys, { algorithms: { cipher: ['aes256-gcm@openssh.com'] } });
    await expect(attempt).rejects.toMatchObject({ code: 'ssh/no-common-algorithm' });
  });
});
