import { concat } from '@cutaway/primitives/bytes';
import {
  berToDer,
  contextTag,
  type DerReader,
  element,
  explicit,
  integer,
  objectIdentifier,
  octetString,
  readDer,
  sequence,
} from '../der/index.js';
import { X509Error } from '../errors.js';
import { type AlgorithmIdentifier, readAlgorithmIdentifier } from '../keys/algorithm-identifier.js';
import { OID, objectIdentifierName } from '../oids.js';

/** A ContentInfo of the types that PKCS #12 files use (RFC 5652 §3, §8; RFC 7292 §4.1). */
export type ContentInfo =
  | { readonly type: 'data'; readonly content: Uint8Array }
  | { readonly type: 'encryptedData'; readonly algorithm: AlgorithmIdentifier; readonly ciphertext: Uint8Array };

/**
 * Reads BER: what DER forbids and BER allows passes, as RFC 7292 §4 wants it. Structure and limits are checked as ever.
 */
export function readBer<T>(bytes: Uint8Array, type: string, read: (reader: DerReader) => T): T {
  return readDer(berToDer(bytes, BER_LIMITS), type, read, { deviations: [], limits: BER_LIMITS });
}

/** A key store may hold hundreds of certificates. */
const BER_LIMITS = { size: 16 << 20, elements: 100_000 } as const;

const ENCRYPTED_CONTENT = 0;

/** encryptedContent, `[0]` IMPLICIT: in one piece, or as BER writes it in parts. */
function readEncryptedContent(reader: DerReader): Uint8Array {
  const whole = contextTag(ENCRYPTED_CONTENT, false);
  if (reader.next(whole)) return reader.octetString('encryptedContent', whole);
  const parts = contextTag(ENCRYPTED_CONTENT, true);
  return concat(
    ...reader.sequenceOf('encryptedContent', 'OCTET STRING', (index) => reader.octetString(index), 0, parts),
  );
}

function readEncryptedData(reader: DerReader): ContentInfo {
  return reader.sequence('content', 'EncryptedData', () => {
    reader.smallInteger('version', 2);
    const parts = reader.sequence('encryptedContentInfo', 'EncryptedContentInfo', () => {
      reader.objectIdentifier('contentType');
      return {
        algorithm: readAlgorithmIdentifier(reader, 'contentEncryptionAlgorithm'),
        ciphertext: readEncryptedContent(reader),
      };
    });
    if (!reader.atEnd) reader.any('unprotectedAttrs');
    return { type: 'encryptedData', ...parts };
  });
}

/** Reads a ContentInfo where the reader stands. @throws {X509Error} `x509/unsupported-algorithm` for other types. */
export function readContentInfo(reader: DerReader, name: string): ContentInfo {
  return reader.sequence(name, 'ContentInfo', () => {
    const contentType = reader.objectIdentifier('contentType');
    switch (contentType) {
      case OID['id-data']:
        return reader.explicit(0, 'content', () => ({ type: 'data', content: reader.octetString('') }));
      case OID['id-encryptedData']:
        return reader.explicit(0, 'content', () => readEncryptedData(reader));
      default: {
        const context = { actual: objectIdentifierName(contentType) ?? contentType };
        throw new X509Error('x509/unsupported-algorithm', { context, rule: 'RFC 7292 §4.1' });
      }
    }
  });
}

export function encodeData(content: Uint8Array): Uint8Array {
  return sequence(objectIdentifier(OID['id-data']), explicit(0, octetString(content)));
}

/** @param algorithm DER-encoded. */
export function encodeEncryptedData(algorithm: Uint8Array, ciphertext: Uint8Array): Uint8Array {
  const encryptedContent = element(contextTag(ENCRYPTED_CONTENT, false), ciphertext);
  const encryptedContentInfo = sequence(objectIdentifier(OID['id-data']), algorithm, encryptedContent);
  return sequence(objectIdentifier(OID['id-encryptedData']), explicit(0, sequence(integer(0), encryptedContentInfo)));
}
