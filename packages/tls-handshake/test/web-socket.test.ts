import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { needs } from '@cutaway/test-support/peers';
import { startRelay } from '@cutaway/test-support/relay';
import { startServer } from '@cutaway/test-support/server-process';
import { afterAll, describe, expect, it } from 'vitest';
import { connect, fromWebSocket, type OpenTlsStreams } from '../src/web/index.js';
import { temporaryFolder } from './authority.js';
import { server as identity, root } from './pair.js';

const stops: (() => void)[] = [];
afterAll(() => {
  for (const stop of stops) stop();
});

async function connectThroughRelay(port: number): Promise<OpenTlsStreams> {
  const relay = await startRelay(port);
  stops.push(relay.stop);
  const transport = fromWebSocket(new WebSocket(relay.url));
  return connect(transport, { serverName: 'localhost', anchors: [root.certificate] });
}

/** Two megabytes that `openssl s_server` serves from the folder it runs in. */
async function opensslFiles(openssl: string, version: string): Promise<{ readonly port: number; file: Uint8Array }> {
  const file = Uint8Array.from({ length: 2_000_000 }, (_, place) => (place * 31) >> 7);
  writeFileSync(join(temporaryFolder(), 'file.bin'), file);
  const server = ['s_server', '-accept', '127.0.0.1:0', '-cert', identity.certificateFile, '-key', identity.keyFile];
  const inFolder = ['-c', 'cd "$0" && exec "$@"', temporaryFolder(), openssl, ...server, '-WWW', version];
  return { ...(await startServer('sh', inFolder, /ACCEPT [\d.]+:(\d+)/)), file };
}

describe('TLS over a WebSocket', () => {
  for (const [version, argument] of [
    ['TLS 1.3', '-tls1_3'],
    ['TLS 1.2', '-tls1_2'],
  ] as const) {
    it(`gets a file from openssl s_server over ${version}`, async (ctx) => {
      const peer = await opensslFiles(needs(ctx, 'openssl'), argument);
      const { readable, writable, info } = await connectThroughRelay(peer.port);
      await writable.getWriter().write(new TextEncoder().encode('GET /file.bin HTTP/1.0\r\n\r\n'));
      const answer = new Uint8Array(await new Response(readable).arrayBuffer());
      expect(info).toMatchObject({ version, peerAuthenticated: true });
      expect(answer.subarray(-peer.file.length)).toEqual(peer.file);
    });
  }

  it('fails when the relay cannot reach the server, or is not there', async () => {
    await expect(connectThroughRelay(1)).rejects.toMatchObject({
      code: 'stream/web-socket-closed',
      context: { closeCode: 1011 },
    });
    const transport = fromWebSocket(new WebSocket('ws://127.0.0.1:1'));
    await expect(connect(transport, { serverName: 'localhost', anchors: [] })).rejects.toMatchObject({
      code: 'stream/web-socket-closed',
      context: { closeCode: 1006 },
    });
  });
});
