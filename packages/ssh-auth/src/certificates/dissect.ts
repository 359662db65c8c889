import { dissect, type Field } from '@cutaway/primitives/wire';
import { decoding } from '../errors/decoding.js';
import { blobType } from '../keys/blob-type.js';
import { PublicKeyBlob } from '../keys/public-key.js';
import { CertificateBlob, isCertificateType } from './certificate.js';

/**
 * Takes an encoded public key or certificate apart: every field with its place and its value.
 *
 * @returns the tree, and the name under which `./explain` has sentences for its fields.
 * @throws {SshError} `ssh/malformed-key`, `ssh/malformed-certificate`.
 */
export function dissectKeyOrCertificate(blob: Uint8Array): { readonly name: string; readonly field: Field } {
  const isCertificate = isCertificateType(blobType(blob));
  const codec = isCertificate ? CertificateBlob : PublicKeyBlob;
  const { field } = decoding(isCertificate ? 'ssh/malformed-certificate' : 'ssh/malformed-key', {}, () =>
    dissect<unknown>(codec, blob),
  );
  return { name: codec.type, field };
}
