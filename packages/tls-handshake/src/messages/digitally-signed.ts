import { type Codec, opaque16, struct } from '@cutaway/primitives/wire';
import { SignatureScheme } from '../registry/signature-schemes.js';

/** `DigitallySigned` (RFC 5246 §4.7), which is also the body of CertificateVerify (RFC 8446 §4.4.3). */
export interface DigitallySigned {
  /** A SignatureScheme. Absent in TLS 1.0 and 1.1, where the type of the key decides (RFC 4346 §4.7). */
  algorithm?: number;
  signature: Uint8Array;
}

const withAlgorithm: Codec<DigitallySigned> = struct<Required<DigitallySigned>>('DigitallySigned', {
  algorithm: SignatureScheme,
  signature: opaque16(),
}) as Codec<DigitallySigned>;

const withoutAlgorithm: Codec<DigitallySigned> = struct<Pick<DigitallySigned, 'signature'>>('DigitallySigned', {
  signature: opaque16(),
});

/** @param withScheme whether the version has an `algorithm` field: from TLS 1.2 on. */
export function digitallySigned(withScheme: boolean): Codec<DigitallySigned> {
  return withScheme ? withAlgorithm : withoutAlgorithm;
}
