import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeCrypto } from '@cutaway/primitives/node';
import { needs, run } from '@cutaway/test-support/peers';
import { TlsClient, TlsServer } from '@cutaway/tls-handshake';
import { Authority } from '@cutaway/x509/authority';
import { afterAll, describe, expect, it } from 'vitest';

// The built program as a process, as a user has it. `npm test` builds it first.
const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'cutaway-decode-'));
afterAll(() => rmSync(folder, { recursive: true }));

function cutaway(input: Uint8Array | undefined, ...args: string[]) {
  const env = { PATH: process.env.PATH, LANG: 'C.UTF-8' };
  const result = spawnSync(process.execPath, [main, 'decode', ...args], { input, env, timeout: 60_000 });
  return { status: result.status, stdout: result.stdout.toString(), stderr: result.stderr.toString() };
}

/** A capture (pcap, raw IP) of a handshake with a word from the client, and its key log. */
function capture(): { file: Uint8Array; keyLog: string } {
  const root = Authority.create({ subject: [{ CN: 'root' }], days: 7 }, { provider: nodeCrypto });
  const { certificate, privateKey } = root.issueServer({ names: ['localhost'], days: 7 });
  const lines: string[] = [];
  const client = new TlsClient({
    serverName: 'localhost',
    anchors: [root.certificate],
    crypto: nodeCrypto,
    keyLog: (line) => lines.push(line),
  });
  const server = new TlsServer({
    credentials: [{ certificates: [certificate.bytes], privateKey }],
    crypto: nodeCrypto,
  });
  const header = new Uint8Array(24);
  const fields = new DataView(header.buffer);
  fields.setUint32(0, 0xa1b2c3d4);
  fields.setUint16(4, 2);
  fields.setUint16(6, 4);
  fields.setUint32(16, 65_535);
  fields.setUint32(20, 101);
  const parts: Uint8Array[] = [header];
  const sent = [0, 0];
  const packet = (from: 0 | 1, bytes: Uint8Array): void => {
    const out = new Uint8Array(56 + bytes.length);
    const view = new DataView(out.buffer);
    view.setUint32(8, 40 + bytes.length);
    view.setUint32(12, 40 + bytes.length);
    out.set([0x45, 0, 0, 0, 0, 0, 0, 0, 64, 6, 0, 0, 10, 0, 0, 1 + from, 10, 0, 0, 2 - from], 16);
    view.setUint16(18, 40 + bytes.length);
    view.setUint16(36, from === 0 ? 50_000 : 443);
    view.setUint16(38, from === 0 ? 443 : 50_000);
    view.setUint32(40, sent[from] as number);
    out.set([0x50, 16], 48);
    out.set(bytes, 56);
    sent[from] = (sent[from] as number) + bytes.length;
    parts.push(out);
  };
  for (let round = 0; round < 4; round++) {
    if (round === 2) client.send(new TextEncoder().encode('hello'));
    if (round === 3) client.close();
    const request = client.output();
    if (request.length > 0) packet(0, request);
    server.receive(request);
    const answer = server.output();
    if (answer.length > 0) packet(1, answer);
    client.receive(answer);
  }
  const file = Uint8Array.from(parts.flatMap((part) => [...part]));
  return { file, keyLog: lines.map((line) => `${line}\n`).join('') };
}

describe('cutaway decode FILE', () => {
  const { file, keyLog } = capture();
  const path = join(folder, 'one.pcap');
  const keys = join(folder, 'keys');
  writeFileSync(path, file);
  writeFileSync(keys, keyLog);

  it('shows the messages of a connection, decrypted', () => {
    const { status, stdout, stderr } = cutaway(undefined, path, '--keylog', keys);
    expect(stderr).toContain('1 TLS connections, 0 problems');
    expect(status).toBe(0);
    for (const text of ['10.0.0.1:50000 → 10.0.0.2:443', 'EncryptedExtensions', 'CertificateVerify', 'Finished']) {
      expect(stdout).toContain(text);
    }
  });

  it('prints events as NDJSON, from stdin too', () => {
    const { status, stdout } = cutaway(file, '-', '--keylog', keys, '--json');
    expect(status).toBe(0);
    const events = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const finished = events.filter(({ event }) => event?.kind === 'check' && event.name === 'finished');
    expect(finished.map(({ event }) => event.outcome)).toEqual(['passed', 'passed']);
    const data = events.find(({ event }) => event?.layer === 'application_data');
    expect(data.event.bytes).toBe('68656c6c6f');
  });

  it('says what is missing without a key log, in Chinese too', () => {
    const { status, stderr } = cutaway(undefined, path, '--lang', 'zh');
    expect(status).toBe(1);
    expect(stderr).toContain('密钥日志');
    expect(stderr).toContain('SERVER_HANDSHAKE_TRAFFIC_SECRET');
  });

  it('says what a file is that is no capture', () => {
    const { status, stderr } = cutaway(undefined, keys);
    expect(status).toBe(4);
    expect(stderr).toContain('--keylog');
    expect(cutaway(undefined, join(folder, 'nothing')).status).toBe(4);
    expect(cutaway(new Uint8Array(0), '-').status).toBe(4);
  });
});

describe('cutaway decode of records in hexadecimal', () => {
  const { file, keyLog } = capture();
  const keys = join(folder, 'hex-keys');
  writeFileSync(keys, keyLog);
  const text = (bytes: Uint8Array): Uint8Array => new TextEncoder().encode(Buffer.from(bytes).toString('hex'));
  const segments: { from: number; bytes: Uint8Array }[] = [];
  for (let at = 24; at < file.length; ) {
    const length = new DataView(file.buffer, file.byteOffset + at + 8).getUint32(0);
    // The last byte of the source address tells the sides apart.
    segments.push({ from: file[at + 16 + 15] as number, bytes: file.subarray(at + 56, at + 16 + length) });
    at += 16 + length;
  }
  const of = (side: number): Uint8Array =>
    Uint8Array.from(segments.flatMap(({ from, bytes }) => (from === side ? [...bytes] : [])));

  it('shows a hello of either side alone', () => {
    const client = cutaway(text(segments[0]?.bytes ?? new Uint8Array()), '-');
    expect([client.status, client.stdout.includes('supported_versions')]).toEqual([0, true]);
    const server = cutaway(text(of(2)), '-');
    expect([server.status, server.stdout.includes('ServerHello')]).toEqual([0, true]);
  });

  it("decrypts what tshark's follow prints", (ctx) => {
    const tshark = needs(ctx, 'tshark');
    const path = join(folder, 'follow.pcap');
    writeFileSync(path, file);
    const followed = run(tshark, ['-r', path, '-q', '-z', 'follow,tcp,hex,0']).stdout;
    expect(followed).toContain('00000000  16 03 01');
    const { status, stdout } = cutaway(new TextEncoder().encode(followed), '-', '--keylog', keys, '--json');
    expect(status).toBe(0);
    const events = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const data = events.find(({ event }) => event?.layer === 'application_data');
    expect(data.event.bytes).toBe('68656c6c6f');
    const finished = events.filter(({ event }) => event?.kind === 'check' && event.name === 'finished');
    expect(finished.map(({ event }) => event.outcome)).toEqual(['passed', 'passed']);
  });

  it('says what it cannot use', () => {
    const cut = cutaway(text(of(1).subarray(0, 100)), '-');
    expect([cut.status, cut.stderr.includes('tls/capture-gap')]).toEqual([1, true]);
    expect(cutaway(new TextEncoder().encode('30 82 01 0a'), '-').stderr).toContain('byte 0');
    expect(cutaway(new TextEncoder().encode('16 03 0'), '-').status).toBe(4);
  });
});
