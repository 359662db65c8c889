import { toHex } from '@cutaway/primitives/bytes';
import type { Tracer } from '@cutaway/primitives/trace';
import { dissectPartly } from '@cutaway/primitives/wire';
import type { RecordProtection } from './protection.js';
import { RECORD_HEADER_LENGTH, TLSCiphertext12, TLSCiphertext13, TLSPlaintext } from './record.js';

/** Emits the message event of a record. Returns its id. */
export function traceRecord(
  tracer: Tracer,
  direction: 'sent' | 'received',
  record: Uint8Array,
  streamOffset: number,
  protection?: { by: RecordProtection; sequence: number; plaintext: Uint8Array | undefined },
): number {
  const codec = protection === undefined ? TLSPlaintext : protection.by.tls13 ? TLSCiphertext13 : TLSCiphertext12;
  const fields = dissectPartly(codec, record).field;
  const parts = protection?.by.fragmentParts ?? [];
  const fragment = fields.children?.[3];
  if (fragment !== undefined && parts.length > 0) {
    let pos = RECORD_HEADER_LENGTH;
    fragment.children = parts.map(({ name, size }) => {
      const start = pos;
      pos += size;
      return { name, type: `opaque[${size}]`, pos: start, size, value: toHex(record.subarray(start, pos)) };
    });
  }
  return tracer.message({
    direction,
    layer: 'record',
    name: codec.type,
    bytes: toHex(record),
    fields,
    streamOffset,
    ...(protection?.plaintext === undefined
      ? {}
      : {
          protection: {
            algorithm: protection.by.algorithm,
            key: protection.by.keyName,
            sequence: String(protection.sequence),
            plaintext: toHex(protection.plaintext),
          },
        }),
  });
}
