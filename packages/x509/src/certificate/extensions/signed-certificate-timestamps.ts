import {
  type Codec,
  decode,
  dissectPartly,
  encode,
  fixed,
  opaque16,
  sized16,
  struct,
  u8,
  u64,
  vec16,
  WireError,
} from '@cutaway/primitives/wire';
import { octetString } from '../../der/index.js';
import { OID } from '../../oids.js';
import type { ExtensionType } from './extension-type.js';

/** RFC 6962 §3.2. Names are those of its TLS structure. */
export interface SignedCertificateTimestamp {
  readonly sct_version: number;
  /** SHA-256 of the log's public key. */
  readonly id: Uint8Array;
  /** Milliseconds since 1970. */
  readonly timestamp: bigint;
  readonly extensions: Uint8Array;
  /** Hash and signature algorithm (RFC 5246 §7.4.1.4.1), then the signature. */
  readonly hash: number;
  readonly signature_algorithm: number;
  readonly signature: Uint8Array;
}

const SignedCertificateTimestampList: Codec<SignedCertificateTimestamp[]> = vec16(
  sized16(
    struct<SignedCertificateTimestamp>('SignedCertificateTimestamp', {
      sct_version: u8,
      id: fixed(32),
      timestamp: u64,
      extensions: opaque16(),
      hash: u8,
      signature_algorithm: u8,
      signature: opaque16(),
    }),
  ),
  { min: 1 },
);

/** RFC 6962 §3.3: an OCTET STRING that holds a TLS structure. */
export const signedCertificateTimestampList: ExtensionType<readonly SignedCertificateTimestamp[]> = {
  oid: OID.signedCertificateTimestampList,
  name: 'signedCertificateTimestampList',
  rule: 'RFC 6962 §3.3',
  read: (reader) => {
    const at = reader.offset;
    const bytes = reader.foreign(
      '',
      (content) => dissectPartly(SignedCertificateTimestampList, content, 'sct_list').field,
    );
    try {
      return decode(SignedCertificateTimestampList, bytes);
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      const context = { type: 'SignedCertificateTimestampList', actual: error.code };
      throw reader.error('x509/invalid-value', at, context, 'RFC 6962 §3.3');
    }
  },
  encode: (list) => octetString(encode(SignedCertificateTimestampList, [...list])),
};
