import { createHash } from 'node:crypto';
import { concatAll, utf8 } from '@cutaway/primitives/bytes';
import type { Name } from '@cutaway/x509';
import { element, objectIdentifier, sequence, Tag } from '@cutaway/x509/der';

/**
 * The name of a certificate's file in a folder of authorities: `openssl x509 -subject_hash`.
 *
 * SHA-1 over the name in a form of OpenSSL's own: each text as UTF-8, in lower case, without white space around it and
 * with single spaces in it, and no sequence around the whole. The first four bytes count, the last of them first.
 */
export function subjectHash({ rdnSequence }: Name): string {
  const relative = rdnSequence.map((attributes) =>
    element(
      Tag.SET,
      ...attributes.map(({ type, text, value }) =>
        sequence(objectIdentifier(type), text === undefined ? value : element(Tag.UTF8String, utf8(canonical(text)))),
      ),
    ),
  );
  return createHash('sha1').update(concatAll(relative)).digest().subarray(0, 4).reverse().toString('hex');
}

/** Letters of ASCII alone are made small. */
function canonical(text: string): string {
  return text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
