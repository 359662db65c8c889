import { spawn } from 'node:child_process';
import { type AddressInfo, createServer } from 'node:net';
import { noble } from '@cutaway/primitives/noble';
import { needs } from '@cutaway/test-support/peers';
import { describe, expect, it } from 'vitest';
import type { Extension } from '../src/extensions/index.js';
import { ja3, ja4 } from '../src/fingerprint/index.js';
import { TlsClient } from '../src/index.js';
import { ClientHello, decodeHandshake } from '../src/messages/index.js';
import { HandshakeReassembly, RecordReader } from '../src/record/index.js';
import { root } from './pair.js';
import { allFields, dissectWithTshark } from './tshark.js';

/** The first bytes a program sends to a server on loopback. */
async function firstBytes(program: string, args: (port: string) => readonly string[]): Promise<Uint8Array> {
  const server = createServer().listen(0, '127.0.0.1');
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      server.on('connection', (socket) => {
        socket.on('error', () => {});
        socket.once('data', (bytes: Buffer) => {
          socket.destroy();
          resolve(Uint8Array.from(bytes));
        });
      });
      server.once('listening', () => {
        const { port } = server.address() as AddressInfo;
        spawn(program, args(`${port}`), { stdio: ['pipe', 'ignore', 'ignore'] }).on('error', reject);
      });
    });
  } finally {
    server.close();
  }
}

function helloIn(bytes: Uint8Array): ClientHello {
  const reader = new RecordReader();
  reader.push(bytes);
  const record = reader.next();
  if (record === undefined) throw new Error('no record');
  const handshakes = new HandshakeReassembly(2 ** 16);
  handshakes.push(record.content, 0);
  return decodeHandshake(ClientHello, handshakes.next()?.raw ?? new Uint8Array());
}

/** A hello with suites and extensions in the order given, data as their formats have them. */
function hello(cipher_suites: number[], extensions: Extension[], legacy_version = 0x0303): ClientHello {
  const none = { random: new Uint8Array(32), legacy_session_id: new Uint8Array(), legacy_compression_methods: [0] };
  return { legacy_version, ...none, cipher_suites, extensions };
}

const plain = (extension_type: number): Extension => ({ extension_type, extension_data: new Uint8Array() });

describe('ja3', () => {
  it.for([
    ['openssl', (port: string) => ['s_client', '-connect', `127.0.0.1:${port}`, '-servername', 'localhost']],
    ['openssl', (port: string) => ['s_client', '-connect', `127.0.0.1:${port}`, '-no_tls1_3', '-alpn', 'h2,http/1.1']],
    ['gnutls-cli', (port: string) => ['--insecure', '-p', port, 'localhost']],
    ['curl', (port: string) => ['-sk', `https://127.0.0.1:${port}/`]],
  ] as const)('is what tshark computes: %s %#', async ([program, args], ctx) => {
    const [path, tshark] = [needs(ctx, program), needs(ctx, 'tshark')];
    const bytes = await firstBytes(path, args);
    const fields = [...allFields(dissectWithTshark(tshark, [{ from: 'client', bytes }], []))];
    const shown = (name: string): string | undefined => fields.find((field) => field.name === name)?.show;
    expect(ja3(helloIn(bytes), noble)).toEqual({
      text: shown('tls.handshake.ja3_full'),
      hash: shown('tls.handshake.ja3'),
    });
  });

  it('passes over the reserved values', () => {
    const options = { serverName: 'localhost', anchors: [root.certificate], grease: true };
    const first = helloIn(new TlsClient(options).output());
    const texts = new Set(Array.from({ length: 8 }, () => ja3(helloIn(new TlsClient(options).output()), noble).text));
    expect(first.cipher_suites.some((suite) => (suite & 0x0f0f) === 0x0a0a)).toBe(true);
    expect(texts.size).toBe(1);
  });

  it('keeps empty lists apart', () => {
    expect(ja3({ ...hello([47], []), extensions: undefined }, noble).text).toBe('771,47,,,');
  });
});

describe('ja4', () => {
  // The example of the definition: a Chrome of 2023.
  const suites = '1301 1302 1303 c02b c02f c02c c030 cca9 cca8 c013 c014 009c 009d 002f 0035';
  const types = '001b 0000 0033 0010 4469 0017 002d 000d 0005 0023 0012 002b ff01 000b 000a 0015';
  const list = (text: string): number[] => text.split(' ').map((one) => Number.parseInt(one, 16));
  const data: Record<number, unknown> = {
    0: { server_name_list: [] },
    16: { protocol_name_list: ['h2', 'http/1.1'] },
    43: { versions: [0xfafa, 0x0304, 0x0303] },
    13: { supported_signature_algorithms: list('0403 0804 0401 0503 0805 0501 0806 0601') },
  };
  const extensions = list(types).map((type) => ({ extension_type: type, extension_data: data[type] }));

  it('is that of the definition’s example, in any order, reserved values or not', () => {
    const fingerprint = 't13d1516h2_8daaf6152771_e5627efa2ab1';
    const all = list(suites);
    expect(ja4(hello(all, extensions), noble).fingerprint).toBe(fingerprint);
    const greased = hello([0x1a1a, ...all.toReversed()], [plain(0x2a2a), ...extensions.toReversed(), plain(0x3a3a)]);
    expect(ja4(greased, noble).fingerprint).toBe(fingerprint);
    expect(ja4(greased, noble).raw.split('_').slice(0, 2)).toEqual([
      't13d1516h2',
      '002f,0035,009c,009d,1301,1302,1303,c013,c014,c02b,c02c,c02f,c030,cca8,cca9',
    ]);
  });

  it('names versions, absent lists and protocols that are no text', () => {
    const old = hello([47], [], 0x0301);
    expect(ja4({ ...old, extensions: undefined }, noble).fingerprint).toBe('t10i010000_ba72b8082249_000000000000');
    expect(ja4(hello([], [], 0x0300), noble).fingerprint).toBe('ts3i000000_000000000000_000000000000');
    const opens = (protocol: string): string => {
      const extension = { extension_type: 16, extension_data: { protocol_name_list: [protocol] } };
      return ja4(hello([47], [extension]), noble).fingerprint.slice(0, 10);
    };
    expect([opens('h'), opens('\xab'), opens('0\xab'), opens('\xab\xcd')]).toEqual([
      't12i0101hh',
      't12i0101ab',
      't12i01013b',
      't12i0101ad',
    ]);
  });
});
