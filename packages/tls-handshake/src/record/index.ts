/**
 * The record layer: each direction owns its key and its sequence number.
 *
 * @module
 */
export { AeadProtection12 } from './aead-tls12.js';
export { AeadProtection13, type PaddingRule } from './aead-tls13.js';
export { HandshakeReassembly, type ReceivedHandshake } from './handshake-reassembly.js';
export { protection12, protection13 } from './make-protection.js';
export type { Protected, RecordProtection, Unprotected } from './protection.js';
export {
  MAX_PLAINTEXT_LENGTH,
  RECORD_HEADER_LENGTH,
  TLSCiphertext12,
  TLSCiphertext13,
  TLSPlaintext,
  type WireRecord,
} from './record.js';
export { type ReceivedRecord, RecordReader } from './record-reader.js';
export { RecordWriter, type WrittenFragment } from './record-writer.js';
export { SequenceNumber } from './sequence-number.js';
