import { type Codec, opaque8, struct, text8 } from '@cutaway/primitives/wire';
import { type Message, message } from './message.js';
import { type RsaPublicKey, rsaPublicKey } from './rsa-public-key.js';

/** What an unsigned certificate says: this key belongs to that name. */
export interface UnsignedTbsCertificate {
  subject: string;
  subject_public_key: RsaPublicKey;
}

export const unsignedTbsCertificate: Codec<UnsignedTbsCertificate> = struct<UnsignedTbsCertificate>('TBSCertificate', {
  subject: text8(),
  subject_public_key: rsaPublicKey,
});

/** A name and a public key that nobody vouches for: the digest over both needs no secret. */
export interface UnsignedCertificate {
  tbs_certificate: UnsignedTbsCertificate;
  /** SHA-256 over `tbs_certificate` as it stands in the message: 32 bytes. */
  digest: Uint8Array;
}

export const UnsignedCertificate: Message<UnsignedCertificate> = message(
  'unsigned_certificate',
  struct<UnsignedCertificate>('UnsignedCertificate', { tbs_certificate: unsignedTbsCertificate, digest: opaque8() }),
);
