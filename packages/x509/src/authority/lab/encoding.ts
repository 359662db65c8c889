import { concat } from '@cutaway/primitives/bytes';
import type { CertificateParts, InsecureChange } from '../parts.js';
import { editDer } from './edit-der.js';

type Rewrite = NonNullable<CertificateParts['insecureRewrite']>;

/** Any change of the encoded TBSCertificate before it is signed: the signature stays right. */
export function tbsCertificate(edit: (bytes: Uint8Array) => Uint8Array): InsecureChange {
  return ({ insecureRewrite: before }) => ({
    insecureRewrite: { ...before, tbsCertificate: (bytes) => edit(before?.tbsCertificate?.(bytes) ?? bytes) },
  });
}

/** Any change of the signature. It is told what was signed. */
export function signature(edit: NonNullable<Rewrite['signature']>): InsecureChange {
  return ({ insecureRewrite: before }) => ({
    insecureRewrite: { ...before, signature: (bytes, tbs) => edit(before?.signature?.(bytes, tbs) ?? bytes, tbs) },
  });
}

/** Any change of the finished Certificate's bytes. */
export function certificateBytes(edit: (bytes: Uint8Array) => Uint8Array): InsecureChange {
  return ({ insecureRewrite: before }) => ({
    insecureRewrite: { ...before, certificate: (bytes) => edit(before?.certificate?.(bytes) ?? bytes) },
  });
}

/**
 * Changes one element inside of the TBSCertificate before it is signed; the lengths around it follow.
 *
 * @param path the index of the element at each level: `[0]` is the version, `[]` the TBSCertificate itself.
 */
export function elementAt(path: readonly number[], edit: (element: Uint8Array) => Uint8Array): InsecureChange {
  return tbsCertificate((bytes) => editDer(bytes, path, edit));
}

/** Header and contents of one element. */
function parts(element: Uint8Array): {
  readonly tag: number;
  readonly length: Uint8Array;
  readonly content: Uint8Array;
} {
  const first = element[1] as number;
  const size = first < 0x80 ? 1 : 1 + (first & 0x7f);
  return { tag: element[0] as number, length: element.subarray(1, 1 + size), content: element.subarray(1 + size) };
}

/** One byte more for the length than DER allows (X.690 §10.1). */
export function nonMinimalLength(path: readonly number[] = [2]): InsecureChange {
  return elementAt(path, (element) => {
    const { tag, length, content } = parts(element);
    const longer = length.length === 1 ? [0x81, ...length] : [0x80 | length.length, 0, ...length.subarray(1)];
    return concat(Uint8Array.of(tag, ...longer), content);
  });
}

/** An end marker in place of a length: BER, not DER (X.690 §8.1.3.6). */
export function indefiniteLength(path: readonly number[] = [3]): InsecureChange {
  return elementAt(path, (element) => {
    const { tag, content } = parts(element);
    return concat(Uint8Array.of(tag, 0x80), content, Uint8Array.of(0, 0));
  });
}

/** A byte after the certificate. */
export function trailingBytes(bytes: Uint8Array = Uint8Array.of(0)): InsecureChange {
  return certificateBytes((certificate) => concat(certificate, bytes));
}

/** The certificate without its last bytes. */
export function truncated(count = 1): InsecureChange {
  return certificateBytes((certificate) => certificate.slice(0, Math.max(0, certificate.length - count)));
}
