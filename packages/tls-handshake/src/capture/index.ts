/**
 * TLS in captures: pcap and pcapng with a key log in, the trace of a live client out.
 *
 * @module
 */
export {
  CaptureDecoder,
  type CaptureDecoderOptions,
  type CaptureEvent,
  type CaptureStatistics,
  type Flow,
} from './capture-decoder.js';
export {
  CaptureWriter,
  type CaptureWriterOptions,
  type Endpoint,
  type WrittenConnection,
} from './capture-writer.js';
export type { CertificateDecompression } from './compressed-certificate.js';
export { KeyLogFile } from './key-log-file.js';
export { ObservedConnection, type ObservedConnectionSettings } from './observed-connection.js';
export type { Side } from './observed-direction.js';
export type { ObservedKeysSettings } from './observed-keys.js';
export { type EmbeddedKeyLog, type Packet, PacketReader } from './packet-reader.js';
export { type StreamGap, TcpStream } from './tcp-stream.js';
