import { concat } from '@cutaway/primitives/bytes';
import type { Flight } from './recording.js';

const CLIENT = { mac: [2, 0, 0, 0, 0, 1], address: [10, 0, 0, 1], port: 50000 } as const;
const SERVER = { mac: [2, 0, 0, 0, 0, 2], address: [10, 0, 0, 2], port: 443 } as const;
const FIN = 1;
const SYN = 2;
const ACK = 16;
const PSH = 8;
const MSS = 1400;

function u32le(value: number): number[] {
  return [value & 0xff, (value >> 8) & 0xff, (value >> 16) & 0xff, value >>> 24];
}

function u16be(value: number): number[] {
  return [value >> 8, value & 0xff];
}

function u32be(value: number): number[] {
  return [value >>> 24, (value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff];
}

function checksum(bytes: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < bytes.length; i += 2) sum += ((bytes[i] as number) << 8) | (bytes[i + 1] ?? 0);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >> 16);
  return ~sum & 0xffff;
}

/**
 * A capture file (pcap, Ethernet, IPv4, TCP) of a recorded connection, for programs that read captures.
 *
 * @param first sequence numbers of each side's SYN.
 */
export function pcapOf(flights: readonly Flight[], first = { client: 1000, server: 5000 }): Uint8Array {
  const out: Uint8Array[] = [
    Uint8Array.from([...u32le(0xa1b2c3d4), ...[2, 0, 4, 0], ...u32le(0), ...u32le(0), ...u32le(65535), ...u32le(1)]),
  ];
  const next = { ...first };
  let time = 0;
  const packet = (from: 'client' | 'server', flags: number, payload: Uint8Array): void => {
    const [source, target] = from === 'client' ? [CLIENT, SERVER] : [SERVER, CLIENT];
    const to = from === 'client' ? 'server' : 'client';
    const tcp = [
      ...u16be(source.port),
      ...u16be(target.port),
      ...u32be(next[from]),
      ...u32be((flags & ACK) === 0 ? 0 : next[to]),
      ...[0x50, flags, 0xff, 0xff, 0, 0, 0, 0],
    ];
    const pseudo = [...source.address, ...target.address, 0, 6, ...u16be(tcp.length + payload.length)];
    const sum = checksum([...pseudo, ...tcp, ...payload]);
    tcp.splice(16, 2, ...u16be(sum));
    const length = 20 + tcp.length + payload.length;
    const ip = [0x45, 0, ...u16be(length), 0, 0, 0x40, 0, 64, 6, 0, 0, ...source.address, ...target.address];
    ip.splice(10, 2, ...u16be(checksum(ip)));
    const frame = concat(Uint8Array.from([...target.mac, ...source.mac, 8, 0, ...ip, ...tcp]), payload);
    time += 1000;
    out.push(Uint8Array.from([...u32le(1), ...u32le(time), ...u32le(frame.length), ...u32le(frame.length)]), frame);
    next[from] = (next[from] + payload.length + (flags & (SYN | FIN) ? 1 : 0)) >>> 0;
  };
  const nothing = new Uint8Array(0);
  packet('client', SYN, nothing);
  packet('server', SYN | ACK, nothing);
  packet('client', ACK, nothing);
  for (const { from, bytes } of flights) {
    for (let at = 0; at < bytes.length; at += MSS) packet(from, PSH | ACK, bytes.subarray(at, at + MSS));
  }
  packet('server', FIN | ACK, nothing);
  packet('client', FIN | ACK, nothing);
  return concat(...out);
}
