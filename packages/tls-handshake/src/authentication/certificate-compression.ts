import { equal } from '@cutaway/primitives/bytes';
import { CutawayError } from '@cutaway/primitives/errors';
import type { Handshake, MessageFlow, Received } from '../connection/message-flow.js';
import { CertificateCompressionAlgorithm } from '../extensions/compress-certificate.js';
import { Certificate13 } from '../messages/certificate.js';
import { CompressedCertificate } from '../messages/compressed-certificate.js';
import { encodeHandshake, HANDSHAKE_HEADER_LENGTH, handshakeAround } from '../messages/definition.js';
import type { Credential } from './credential.js';

/** A way to compress certificates (RFC 8879). `./node` has those that Node brings along. */
export interface CertificateCompression {
  readonly algorithm: 'zlib' | 'brotli' | 'zstd';
  compress(message: Uint8Array): Uint8Array | PromiseLike<Uint8Array>;
  /**
   * Undoes it. May fail in any way; the handshake then ends with `bad_certificate`.
   *
   * @param length the bytes that must come out. Must stop, and fail, when there would be more.
   */
  decompress(compressed: Uint8Array, length: number): Uint8Array | PromiseLike<Uint8Array>;
}

/** The registered numbers of what we can undo. */
export function compressionNumbers(compressions: readonly CertificateCompression[]): number[] {
  return compressions.map(({ algorithm }) => CertificateCompressionAlgorithm.of[algorithm]);
}

/** A chain is sent to many clients: what it was compressed to the last time, by credential and algorithm. */
const compressed = new WeakMap<Credential, Map<string, { readonly from: Uint8Array; readonly to: Uint8Array }>>();

/**
 * Sends our chain, compressed in the first of our ways that the peer can undo (RFC 8879 §4).
 *
 * @param accepted registered numbers the peer named; `undefined` when it said nothing.
 */
export function* sendCertificate13(
  flow: MessageFlow,
  certificate: Certificate13,
  credential: Credential | undefined,
  compressions: readonly CertificateCompression[],
  accepted: readonly number[] | undefined,
): Handshake {
  const way = compressions.find(({ algorithm }) => accepted?.includes(CertificateCompressionAlgorithm.of[algorithm]));
  if (accepted !== undefined && compressions.length > 0) {
    flow.choose(() => ({
      name: 'certificate_compression',
      offered: accepted.map((one) => CertificateCompressionAlgorithm.label(one)),
      accepted: compressions.map(({ algorithm }) => algorithm),
      chosen: way?.algorithm ?? null,
      reason: way === undefined ? 'nothing_common' : 'own_preference',
      rule: 'RFC 8879 §3',
    }));
  }
  if (way === undefined || credential === undefined) {
    flow.send(Certificate13, certificate);
    return;
  }
  const message = encodeHandshake(Certificate13, certificate).subarray(HANDSHAKE_HEADER_LENGTH);
  const known = compressed.get(credential) ?? new Map();
  compressed.set(credential, known);
  let last = known.get(way.algorithm);
  if (last === undefined || !equal(last.from, message)) {
    last = { from: message, to: yield* flow.perform(() => way.compress(message)) };
    known.set(way.algorithm, last);
  }
  flow.send(CompressedCertificate, {
    algorithm: CertificateCompressionAlgorithm.of[way.algorithm],
    uncompressed_length: message.length,
    compressed_certificate_message: last.to,
  });
}

/**
 * The peer's chain, in the clear or compressed in one of the ways we named (RFC 8879 §4).
 *
 * The transcript has the message as it came. `raw` of a compressed one is the Certificate inside, with the header it
 * would have had.
 *
 * @throws {TlsError} `tls/certificate-compression-not-offered`, `tls/certificate-not-decompressed`.
 */
export function* receiveCertificate13(
  flow: MessageFlow,
  compressions: readonly CertificateCompression[],
): Handshake<Received<Certificate13>> {
  const message = compressions.length === 0 ? undefined : yield* flow.receiveOptional(CompressedCertificate);
  if (message === undefined) return yield* flow.receive(Certificate13);
  const { algorithm, uncompressed_length, compressed_certificate_message } = message.value;
  const label = CertificateCompressionAlgorithm.label(algorithm);
  const way = compressions.find((one) => CertificateCompressionAlgorithm.of[one.algorithm] === algorithm);
  flow.require('certificate_compression', way !== undefined, 'tls/certificate-compression-not-offered', () => ({
    context: { actual: label, offered: compressions.map((one) => one.algorithm) },
    subject: { message: message.id, path: 'algorithm' },
  }));
  const maximum = flow.incoming.maxLength - HANDSHAKE_HEADER_LENGTH;
  flow.require('uncompressed_length', uncompressed_length <= maximum, 'tls/certificate-not-decompressed', () => ({
    context: { algorithm: label, expected: uncompressed_length },
    subject: { message: message.id, path: 'uncompressed_length' },
  }));
  const body = yield* flow.perform(() => decompress(way as CertificateCompression, message.value));
  const fits = body?.length === uncompressed_length;
  flow.require('decompressed', fits, 'tls/certificate-not-decompressed', () => ({
    context: { algorithm: label, expected: uncompressed_length },
    subject: { message: message.id, path: 'compressed_certificate_message' },
  }));
  const size = compressed_certificate_message.length;
  const carriers = message.id === undefined ? [] : [{ id: message.id, pos: message.raw.length - size, size }];
  const raw = handshakeAround(Certificate13, body as Uint8Array);
  return flow.decode(Certificate13, { msg_type: Certificate13.msg_type, raw, carriers });
}

/** What comes out, or nothing when it fails in whatever way. */
function decompress(
  way: CertificateCompression,
  { compressed_certificate_message, uncompressed_length }: CompressedCertificate,
): Uint8Array | undefined | PromiseLike<Uint8Array | undefined> {
  const refused = (cause: unknown): undefined => {
    if (cause instanceof CutawayError) throw cause;
    return undefined;
  };
  try {
    const result = way.decompress(compressed_certificate_message, uncompressed_length);
    return 'then' in result ? result.then(undefined, refused) : result;
  } catch (cause) {
    return refused(cause);
  }
}
