import { concat, concatAll } from '@cutaway/primitives/bytes';
import { nodeCrypto } from '@cutaway/primitives/node';
import { TlsError } from '@cutaway/tls-handshake';
import { type CaptureEvent, KeyLogFile, ObservedConnection, type Side } from '@cutaway/tls-handshake/capture';
import { nodeCertificateDecompression } from '@cutaway/tls-handshake/node';
import { ContentType, HandshakeType } from '@cutaway/tls-handshake/registry';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import { type HexPart, readHexText } from './hex-text.js';

const HEADER_LENGTH = 5;
const CLIENT: ReadonlySet<number> = new Set([
  HandshakeType.of.client_hello,
  HandshakeType.of.client_key_exchange,
  HandshakeType.of.end_of_early_data,
]);
const SERVER: ReadonlySet<number> = new Set([
  HandshakeType.of.server_hello,
  HandshakeType.of.server_key_exchange,
  HandshakeType.of.server_hello_done,
  HandshakeType.of.certificate_request,
  HandshakeType.of.certificate_status,
]);

interface PastedRecord {
  readonly side: Side;
  readonly bytes: Uint8Array;
}

/**
 * Shows TLS records that are given in hexadecimal, as those of one connection.
 *
 * @throws {Failure} for a text that is no hexadecimal, or holds no TLS records.
 */
export function decodePastedRecords(text: string, keyLog: string, listener: (event: CaptureEvent) => void): void {
  const records = recordsOf(text);
  const flow = { number: 1, client: 'client', server: 'server' };
  const where = { flow, packet: 1 };
  const connection = new ObservedConnection({
    crypto: nodeCrypto,
    keys: new KeyLogFile(keyLog),
    certificateDecompression: nodeCertificateDecompression,
    trace: (event) => listener({ type: 'trace', event, time: undefined, ...where }),
    problem: (side, error) => listener({ type: 'problem', side, error, ...where }),
    clientHelloExpected: records.some(({ bytes }) => handshakeTypeOf(bytes) === HandshakeType.of.client_hello),
  });
  listener({ type: 'flow', time: undefined, ...where });
  const lengths = { client: 0, server: 0 };
  for (const { side, bytes } of records) {
    connection.receive(side, bytes);
    lengths[side] += bytes.length;
    const missing = missingIn(bytes);
    if (missing > 0) connection.stop(side, new TlsError('tls/capture-gap', { offset: lengths[side], size: missing }));
  }
}

/** The records with their senders: as the text says, or as the messages in the clear show. */
function recordsOf(text: string): PastedRecord[] {
  const parts = readHexText(text);
  if (parts.some(({ side }) => side !== undefined)) return inOrder(parts);
  let side: Side = 'client';
  return split(concatAll(parts.map(({ bytes }) => bytes))).map((bytes) => {
    const type = handshakeTypeOf(bytes);
    // What says nothing about its sender is by the sender of what stands before it.
    if (type !== undefined && CLIENT.has(type)) side = 'client';
    else if (type !== undefined && SERVER.has(type)) side = 'server';
    return { side, bytes };
  });
}

/** Records of both sides in the order in which they were complete. */
function inOrder(parts: readonly HexPart[]): PastedRecord[] {
  const open = { client: new Uint8Array(0), server: new Uint8Array(0) };
  const records = parts.flatMap(({ side = 'client', bytes }) => {
    const there = split(concat(open[side], bytes));
    const last = there.at(-1);
    const isCut = last !== undefined && missingIn(last) > 0;
    open[side] = isCut ? last.slice() : new Uint8Array(0);
    return (isCut ? there.slice(0, -1) : there).map((record) => ({ side, bytes: record }));
  });
  const cut = (['client', 'server'] as const).map((side) => ({ side, bytes: open[side] }));
  return [...records, ...cut.filter(({ bytes }) => bytes.length > 0)];
}

/** Bytes as records; the last one may be cut. @throws {Failure} */
function split(bytes: Uint8Array): Uint8Array[] {
  const records: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const record = bytes.subarray(at);
    const [type = 0, major = 3] = record;
    if (type < ContentType.of.change_cipher_spec || type > ContentType.of.heartbeat || major !== 3)
      throw new Failure(ExitCode.input, 'decode.noRecords', { offset: at });
    const end = at + HEADER_LENGTH + lengthOf(record);
    records.push(bytes.slice(at, end));
    at = end;
  }
  return records;
}

const lengthOf = (record: Uint8Array): number => ((record[3] ?? 0) << 8) | (record[4] ?? 0);

const missingIn = (record: Uint8Array): number => HEADER_LENGTH + lengthOf(record) - record.length;

function handshakeTypeOf(record: Uint8Array): number | undefined {
  return record[0] === ContentType.of.handshake ? record[HEADER_LENGTH] : undefined;
}
