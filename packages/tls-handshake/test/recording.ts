import { connect as connectTcp } from 'node:net';
import { concat } from '@cutaway/primitives/bytes';
import type { TlsConnection } from '../src/index.js';

/** What one side sent at a time, in order. */
export interface Flight {
  readonly from: 'client' | 'server';
  readonly bytes: Uint8Array;
}

const REQUEST = new TextEncoder().encode('GET / HTTP/1.0\r\n\r\n');

/** Runs a client against a server on loopback, sends a request, and keeps every byte of both directions. */
export function record(client: TlsConnection, port: number): Promise<Flight[]> {
  return new Promise((resolve, reject) => {
    const flights: Flight[] = [];
    const socket = connectTcp(port, '127.0.0.1');
    const advance = (): void => {
      for (const event of client.events()) {
        if (event.type === 'connected') client.send(REQUEST);
        if (event.type === 'end') client.close();
        if (event.type === 'error') reject(event.error);
      }
      const bytes = client.output();
      if (bytes.length === 0) return;
      flights.push({ from: 'client', bytes });
      socket.write(bytes);
    };
    socket.on('connect', advance);
    socket.on('data', (bytes: Uint8Array) => {
      flights.push({ from: 'server', bytes: Uint8Array.from(bytes) });
      client.receive(bytes);
      advance();
    });
    socket.on('end', () => socket.end());
    socket.on('error', reject);
    socket.on('close', () => resolve(flights));
  });
}

/** All bytes of one direction. */
export function streamOf(flights: readonly Flight[], from: Flight['from']): Uint8Array {
  return concat(...flights.filter((flight) => flight.from === from).map(({ bytes }) => bytes));
}

/** Gives a client the bytes of a server at once, then the end of the stream. @returns the types of its events. */
export function replay(client: TlsConnection, server: Uint8Array): string[] {
  const types: string[] = [];
  const advance = (): void => {
    for (const event of client.events()) {
      types.push(event.type);
      if (event.type === 'connected' && client.writable) client.send(REQUEST);
    }
    client.output();
  };
  client.output();
  client.receive(server);
  advance();
  client.receiveEnd();
  advance();
  return types;
}

/** The records of a stream, each with its header. */
export function recordsOf(stream: Uint8Array): Uint8Array[] {
  const records: Uint8Array[] = [];
  for (let at = 0; at < stream.length; ) {
    const end = at + 5 + (((stream[at + 3] as number) << 8) | (stream[at + 4] as number));
    records.push(stream.subarray(at, end));
    at = end;
  }
  return records;
}
