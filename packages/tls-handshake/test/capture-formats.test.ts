import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { concat, concatAll, utf8 } from '@cutaway/primitives/bytes';
import { nodeCrypto } from '@cutaway/primitives/node';
import { needs, run } from '@cutaway/test-support/peers';
import { beforeAll, describe, expect, it } from 'vitest';
import { CaptureDecoder, type CaptureEvent, CaptureWriter } from '../src/capture/index.js';
import { temporaryFolder } from './authority.js';
import { ipv4Fragments, ipv6Fragments } from './ip-fragments.js';
import { pair } from './pair.js';
import { pcapOf } from './pcap.js';
import type { Flight } from './recording.js';

const flights: Flight[] = [];
const keyLog: string[] = [];
const keyFile = () => join(temporaryFolder(), 'keys.log');

beforeAll(async () => {
  const both = await pair({ keyLog: (line) => keyLog.push(line) }, { applicationProtocols: ['http/1.1'] }, flights);
  both.client.send(utf8('GET / HTTP/1.0\r\n\r\n'));
  await both.settle();
  both.server.send(utf8('HTTP/1.0 200 OK\r\n\r\nhello'));
  await both.settle();
  writeFileSync(keyFile(), keyLog.map((line) => `${line}\n`).join(''));
});

/** What the capture says was talked about, each connection by its addresses. */
function decode(file: Uint8Array, log = keyLog.join('\n')): { flows: string[]; data: string[]; problems: string[] } {
  const events: CaptureEvent[] = [];
  const listener = (event: CaptureEvent): void => {
    events.push(event);
  };
  const decoder = new CaptureDecoder({ listener, keyLog: log, crypto: nodeCrypto });
  decoder.push(file);
  decoder.finish();
  return {
    flows: events.flatMap((event) => (event.type === 'flow' ? [`${event.flow.client} ${event.flow.server}`] : [])),
    data: events.flatMap((event) =>
      event.type === 'trace' && event.event.kind === 'message' && event.event.layer === 'application_data'
        ? [new TextDecoder().decode(Buffer.from(event.event.bytes, 'hex'))]
        : [],
    ),
    problems: events.flatMap((event) => (event.type === 'problem' ? [event.error.code] : [])),
  };
}

const said = ['GET / HTTP/1.0\r\n\r\n', 'HTTP/1.0 200 OK\r\n\r\nhello'];

/** Requests and answers that tshark finds in the same file. */
function withTshark(tshark: string, file: Uint8Array): string[] {
  const path = join(temporaryFolder(), 'format.pcap');
  writeFileSync(path, file);
  const fields = ['-T', 'fields', '-e', 'http.request.method', '-e', 'http.response.code', '-Y', 'http'];
  const whole = ['-o', 'http.desegment_body:FALSE'];
  const { stdout, status, stderr } = run(tshark, [
    '-r',
    path,
    '-o',
    `tls.keylog_file:${keyFile()}`,
    ...whole,
    ...fields,
  ]);
  if (status !== 0) throw new Error(stderr);
  return stdout.split(/\s+/).filter((one) => one !== '');
}

/** The same capture with each Ethernet frame changed, under another link type. */
function relinked(linkType: number, change: (ip: Uint8Array) => Uint8Array): Uint8Array {
  return reframed(linkType, (ip) => [change(ip)]);
}

/** The same capture with each Ethernet frame replaced by others, under another link type. */
function reframed(linkType: number, change: (ip: Uint8Array, number: number) => readonly Uint8Array[]): Uint8Array {
  const file = pcapOf(flights);
  const header = file.slice(0, 24);
  new DataView(header.buffer).setUint32(20, linkType, true);
  const parts: Uint8Array[] = [header];
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  let number = 1;
  for (let at = 24; at < file.length; ) {
    const length = view.getUint32(at + 8, true);
    for (const frame of change(file.subarray(at + 16 + 14, at + 16 + length), number++)) {
      const record = file.slice(at, at + 16);
      new DataView(record.buffer).setUint32(8, frame.length, true);
      new DataView(record.buffer).setUint32(12, frame.length, true);
      parts.push(record, frame);
    }
    at += 16 + length;
  }
  return concatAll(parts);
}

const before =
  (...bytes: number[]) =>
  (ip: Uint8Array) =>
    concat(Uint8Array.from(bytes), ip);
const zeros = (length: number): number[] => Array.from({ length }, () => 0);

/** The TCP segment of an IPv4 packet behind an IPv6 header with a chain of extension headers. */
function overIpv6(extensions: readonly number[], first: number): (ip: Uint8Array) => Uint8Array {
  return (ip) => {
    const tcp = ip.subarray(20);
    const length = extensions.length + tcp.length;
    const address = (last: number): number[] => [0x20, 1, 0xd, 0xb8, ...zeros(11), last];
    const source = address(ip[15] as number);
    const header = [0x60, 0, 0, 0, length >> 8, length & 0xff, first, 64, ...source, ...address(ip[19] as number)];
    return concat(Uint8Array.from([...header, ...extensions]), tcp);
  };
}

const TCP = 6;
const ipv4 = '10.0.0.1:50000 10.0.0.2:443';
const ipv6 = '[2001:db8::1]:50000 [2001:db8::2]:443';
const layers: [string, number, (ip: Uint8Array) => Uint8Array, string][] = [
  ['Ethernet with a VLAN tag', 1, before(...zeros(12), 0x81, 0, 0, 5, 8, 0), ipv4],
  ['Ethernet with two VLAN tags', 1, before(...zeros(12), 0x88, 0xa8, 0, 5, 0x81, 0, 0, 6, 8, 0), ipv4],
  ['Linux cooked', 113, before(0, 0, 0, 1, 0, 6, ...zeros(8), 8, 0), ipv4],
  ['Linux cooked, version 2', 276, before(8, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 6, ...zeros(8)), ipv4],
  ['BSD loopback', 0, before(2, 0, 0, 0), ipv4],
  ['OpenBSD loopback', 108, before(0, 0, 0, 2), ipv4],
  ['raw IP', 101, (ip) => ip, ipv4],
  ['raw IPv4', 228, (ip) => ip, ipv4],
  ['IPv6 over Ethernet', 1, (ip) => before(...zeros(12), 0x86, 0xdd)(overIpv6([], TCP)(ip)), ipv6],
  ['raw IPv6', 229, overIpv6([], TCP), ipv6],
  [
    'IPv6 with hop-by-hop and destination options',
    229,
    overIpv6([60, 0, 1, 4, ...zeros(4), TCP, 0, 1, 4, ...zeros(4)], 0),
    ipv6,
  ],
];

describe.each(layers)('%s', (_, linkType, change, flow) => {
  it('is read as tshark reads it', (ctx) => {
    const file = relinked(linkType, change);
    expect(decode(file)).toEqual({ flows: [flow], data: said, problems: [] });
    expect(withTshark(needs(ctx, 'tshark'), file)).toEqual(['GET', '200']);
  });
});

describe('fragments', () => {
  const reversed = (pieces: readonly Uint8Array[]): Uint8Array[] => [...pieces].reverse();
  const ways: [string, number, (ip: Uint8Array, number: number) => readonly Uint8Array[], string][] = [
    ['of IPv4', 228, (ip, number) => ipv4Fragments(ip, number), ipv4],
    ['of IPv4, backwards', 228, (ip, number) => reversed(ipv4Fragments(ip, number)), ipv4],
    ['of IPv4, each twice', 228, (ip, number) => ipv4Fragments(ip, number).flatMap((one) => [one, one]), ipv4],
    ['of IPv6', 229, (ip, number) => ipv6Fragments(overIpv6([], TCP)(ip), number), ipv6],
    ['of IPv6, backwards', 229, (ip, number) => reversed(ipv6Fragments(overIpv6([], TCP)(ip), number)), ipv6],
  ];

  it.each(ways)('%s are put together, as tshark does', (_, linkType, change, flow) => {
    const file = reframed(linkType, change);
    expect(decode(file)).toEqual({ flows: [flow], data: said, problems: [] });
  });

  it.for(ways.filter(([name]) => !name.includes('twice')))(
    '%s are read by tshark alike',
    ([, linkType, change], ctx) => {
      expect(withTshark(needs(ctx, 'tshark'), reframed(linkType, change))).toEqual(['GET', '200']);
    },
  );

  it('that are complete are no loss, and others are told', () => {
    const decoder = new CaptureDecoder({ listener: () => {}, keyLog: '' });
    decoder.push(reframed(228, (ip, number) => ipv4Fragments(ip, number)));
    expect(decoder.statistics.unread.fragment).toBe(0);
    const lacking = new CaptureDecoder({ listener: () => {}, keyLog: '' });
    lacking.push(reframed(228, (ip, number) => ipv4Fragments(ip, number).slice(1)));
    expect(lacking.statistics.unread.fragment).toBeGreaterThan(10);
  });
});

it('an unknown link layer is counted, not guessed', () => {
  const decoder = new CaptureDecoder({ listener: () => {}, keyLog: '' });
  decoder.push(relinked(105, (ip) => ip));
  expect(decoder.statistics.unread['link-layer']).toBe(decoder.statistics.packets);
});

it('sequence numbers wrap', (ctx) => {
  const file = pcapOf(flights, { client: 2 ** 32 - 700, server: 2 ** 32 - 1 });
  expect(decode(file)).toEqual({ flows: [ipv4], data: said, problems: [] });
  expect(withTshark(needs(ctx, 'tshark'), file)).toEqual(['GET', '200']);
});

describe('a capture that we wrote', () => {
  const written = (client: string, server: string): Uint8Array => {
    const writer = new CaptureWriter({ now: () => new Date('2026-01-01T00:00:00.123Z') });
    for (const line of keyLog) writer.keyLog(line);
    const connection = writer.open({ address: client, port: 50000 }, { address: server, port: 443 });
    for (const { from, bytes } of flights) connection.data(from, bytes);
    connection.end('server');
    connection.end('client');
    return writer.take();
  };

  it.for([
    ['127.0.0.1', '127.0.0.2', '127.0.0.1:50000 127.0.0.2:443'],
    ['::ffff:127.0.0.1', '127.0.0.2', '127.0.0.1:50000 127.0.0.2:443'],
    ['::1', '2001:db8::2', '[::1]:50000 [2001:db8::2]:443'],
  ])('from %s to %s is read by us and by tshark, without another key log', ([client, server, flow], ctx) => {
    const file = written(client as string, server as string);
    expect(decode(file, '')).toEqual({ flows: [flow], data: said, problems: [] });
    expect(checked(needs(ctx, 'tshark'), file)).toEqual({ http: ['GET', '200'], faults: [] });
  });

  it('has two addresses of one kind', () => {
    expect(() => written('::1', '127.0.0.1')).toThrow(expect.objectContaining({ code: 'tls/invalid-options' }));
    expect(() => written('localhost', '127.0.0.1')).toThrow(expect.objectContaining({ code: 'tls/invalid-options' }));
  });

  /** What tshark reads, and what it finds wrong, checksums among it. */
  function checked(tshark: string, file: Uint8Array): { http: string[]; faults: string[] } {
    const path = join(temporaryFolder(), 'written.pcapng');
    writeFileSync(path, file);
    const strict = ['http.desegment_body:FALSE', 'tcp.check_checksum:TRUE', 'ip.check_checksum:TRUE'];
    const wanted = ['http.request.method', 'http.response.code', '_ws.expert.message'];
    const { stdout } = run(tshark, [
      ...['-r', path, '-T', 'fields', '-E', 'separator=|'],
      ...strict.flatMap((one) => ['-o', one]),
      ...wanted.flatMap((one) => ['-e', one]),
    ]);
    const rows = stdout.split('\n').map((line) => line.split('|'));
    return {
      http: rows.flatMap(([method, code]) => [method, code].filter((one): one is string => !!one)),
      faults: rows.flatMap(([, , message]) => (/bad|malformed|incorrect/i.test(message ?? '') ? [message ?? ''] : [])),
    };
  }
});

/** The capture as editcap writes it. */
function edited(editcap: string, ...args: string[]): Uint8Array {
  const from = join(temporaryFolder(), 'from.pcap');
  const to = join(temporaryFolder(), 'to.pcap');
  writeFileSync(from, pcapOf(flights));
  const { status, stderr } = run(editcap, [...args, from, to]);
  if (status !== 0) throw new Error(stderr);
  return readFileSync(to);
}

describe("editcap's", () => {
  it('pcap, pcap with nanoseconds, and pcapng are read', (ctx) => {
    for (const format of ['pcap', 'nsecpcap', 'pcapng']) {
      const file = edited(needs(ctx, 'editcap'), '-F', format);
      expect(decode(file)).toEqual({ flows: [ipv4], data: said, problems: [] });
    }
  });

  it('pcapng with secrets inside needs no key log', (ctx) => {
    const file = edited(needs(ctx, 'editcap'), '-F', 'pcapng', '--inject-secrets', `tls,${keyFile()}`);
    expect(decode(file, '')).toEqual({ flows: [ipv4], data: said, problems: [] });
  });

  it('cut packets are a gap', (ctx) => {
    const { flows, problems } = decode(edited(needs(ctx, 'editcap'), '-F', 'pcap', '-s', '200'));
    expect(flows).toEqual([ipv4]);
    expect(problems).toContain('tls/capture-gap');
  });
});
