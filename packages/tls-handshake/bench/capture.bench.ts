/**
 * Decoding a capture with its key log, beside tshark: one connection that carries much, and many that carry little.
 * `CUTAWAY_BENCH_CAPTURE` is the size of the first in MB; 100 unless set.
 */
import { spawnSync } from 'node:child_process';
import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noble } from '@cutaway/primitives/noble';
import { nodeCrypto } from '@cutaway/primitives/node';
import { type Cell, printTable } from '@cutaway/test-support/bench';
import { TlsClient, TlsServer } from '@cutaway/tls-handshake';
import { CaptureDecoder, CaptureWriter } from '@cutaway/tls-handshake/capture';
import { Authority } from '@cutaway/x509/authority';

const MEGABYTE = 1e6;
const size = Number(process.env.CUTAWAY_BENCH_CAPTURE ?? 100);
const key = { type: 'EC', curve: 'P-256' } as const;
const root = Authority.create({ subject: [{ CN: 'Bench CA' }], key }, { provider: nodeCrypto });
const { certificate, privateKey } = root.issueServer({ names: ['localhost'], key });
const credentials = [{ certificates: [certificate.bytes], privateKey }];

interface Capture {
  readonly name: string;
  readonly file: string;
  readonly keys: string;
  readonly megabytes: number;
}

/** Writes a connection over which the server sends so many bytes. */
function connection(writer: CaptureWriter, keyLog: string[], port: number, bytes: number): void {
  const address = '127.0.0.1';
  const written = writer.open({ address, port }, { address, port: 443 });
  const client = new TlsClient({
    serverName: 'localhost',
    anchors: [root.certificate],
    crypto: nodeCrypto,
    keyLog: (line) => keyLog.push(line),
  });
  const server = new TlsServer({ credentials, crypto: nodeCrypto });
  const carry = (): void => {
    for (let flight = 0; flight < 4; flight++) {
      for (const [side, from, to] of [
        ['client', client, server],
        ['server', server, client],
      ] as const) {
        const sent = from.output();
        written.data(side, sent);
        to.receive(sent);
      }
    }
    client.events();
    server.events();
  };
  carry();
  const chunk = new Uint8Array(2 ** 18);
  for (let left = bytes; left > 0; left -= chunk.length) {
    server.send(chunk.subarray(0, Math.min(left, chunk.length)));
    carry();
  }
  client.close();
  carry();
  written.end('server');
  written.end('client');
}

const folder = mkdtempSync(join(tmpdir(), 'cutaway-bench-'));

function capture(name: string, connections: number, bytes: number): Capture {
  const keyLog: string[] = [];
  const writer = new CaptureWriter();
  for (let i = 0; i < connections; i++) connection(writer, keyLog, 1024 + i, bytes);
  const file = join(folder, `${connections}.pcapng`);
  const keys = join(folder, `${connections}.keys`);
  const content = writer.take();
  writeFileSync(file, content);
  writeFileSync(keys, `${keyLog.join('\n')}\n`);
  return { name, file, keys, megabytes: content.length / MEGABYTE };
}

/** MB/s of one run over the file, and the memory at its end. */
async function ours({ file, keys, megabytes }: Capture, crypto: typeof noble): Promise<[number, number]> {
  let messages = 0;
  const decoder = new CaptureDecoder({
    crypto,
    keyLog: readFileSync(keys, 'utf8'),
    listener: (event) => {
      if (event.type === 'problem') throw event.error;
      messages++;
    },
  });
  const start = performance.now();
  let peak = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 2 ** 18 })) {
    decoder.push(chunk as Uint8Array);
    peak = Math.max(peak, process.memoryUsage.rss());
  }
  decoder.finish();
  if (messages === 0) throw new Error('nothing was decoded');
  return [(megabytes * 1000) / (performance.now() - start), peak / MEGABYTE];
}

function tshark({ file, keys, megabytes }: Capture): number | undefined {
  const start = performance.now();
  const args = ['-r', file, '-o', `tls.keylog_file:${keys}`, '-Y', 'tls', '-T', 'fields', '-e', 'tls.handshake.type'];
  const { status, error } = spawnSync('tshark', args, { stdio: ['ignore', 'ignore', 'ignore'] });
  return error !== undefined || status !== 0 ? undefined : (megabytes * 1000) / (performance.now() - start);
}

try {
  const captures = [capture('one connection', 1, size * MEGABYTE), capture('2,000 connections of 1 kB', 2000, 1000)];
  const rows: Cell[][] = [];
  for (const one of captures) {
    const [node, memory] = await ours(one, nodeCrypto);
    const peer = tshark(one);
    const [slow] = one.megabytes > 20 ? [undefined] : await ours(one, noble);
    const ratio = peer === undefined ? undefined : `${(node / peer).toFixed(2)}×`;
    rows.push([`${one.name}, ${one.megabytes.toFixed(0)} MB`, slow, node, peer, ratio, memory]);
  }
  printTable(
    'Decoding captures of TLS 1.3 (MB/s)',
    ['', 'noble', 'node', 'tshark', 'node / tshark', 'resident MB'],
    rows,
  );
} finally {
  rmSync(folder, { recursive: true });
}
