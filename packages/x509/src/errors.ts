import { CutawayError, type ErrorContext } from '@cutaway/primitives/errors';

/** DER encodings that X.690 forbids, and limits of the reader. */
export type DerErrorCode =
  | 'x509/der-truncated'
  | 'x509/der-trailing-bytes'
  | 'x509/der-unexpected-tag'
  | 'x509/der-non-minimal-tag'
  | 'x509/der-non-minimal-length'
  | 'x509/der-indefinite-length'
  | 'x509/der-wrong-length'
  | 'x509/der-constructed-string'
  | 'x509/der-invalid-boolean'
  | 'x509/der-non-minimal-integer'
  | 'x509/der-negative-integer'
  | 'x509/der-integer-too-large'
  | 'x509/der-invalid-unused-bits'
  | 'x509/der-nonzero-unused-bits'
  | 'x509/der-trailing-zero-bits'
  | 'x509/der-invalid-object-identifier'
  | 'x509/der-invalid-time'
  | 'x509/der-invalid-character'
  | 'x509/der-unsorted-set'
  | 'x509/der-default-value-encoded'
  | 'x509/der-too-deep'
  | 'x509/der-too-large'
  | 'x509/der-too-many-elements'
  | 'x509/der-unencodable';

/** Structures that are DER but not what RFC 5280 and its companions describe. */
export type StructureErrorCode =
  | 'x509/unexpected-version'
  | 'x509/extensions-need-version-3'
  | 'x509/unique-identifiers-need-version-2'
  | 'x509/serial-number-negative'
  | 'x509/serial-number-too-long'
  | 'x509/signature-algorithm-mismatch'
  | 'x509/duplicate-extension'
  | 'x509/empty-sequence'
  | 'x509/invalid-value'
  | 'x509/invalid-algorithm-parameters'
  | 'x509/unsupported-algorithm'
  | 'x509/unsupported-key'
  | 'x509/invalid-key'
  | 'x509/key-encrypted'
  | 'x509/decryption-failed'
  | 'x509/password-too-costly'
  | 'x509/password-costs-too-much-together'
  | 'x509/mac-mismatch'
  | 'x509/invalid-jwk'
  | 'x509/invalid-pem'
  | 'x509/pem-block-missing'
  | 'x509/invalid-name'
  | 'x509/request-signature-wrong'
  | 'x509/not-fetched';

/** The code of every error of this package. */
export type X509ErrorCode = DerErrorCode | StructureErrorCode;

/**
 * Everything this package throws.
 *
 * `place` holds the field path in the ASN.1 module's own names and the byte offset; `context` what was expected and
 * found.
 */
export class X509Error extends CutawayError<X509ErrorCode> {
  override readonly name = 'X509Error';

  constructor(
    code: X509ErrorCode,
    options: {
      context?: ErrorContext;
      rule?: string;
      path?: string;
      offset?: number;
      size?: number;
      cause?: unknown;
    } = {},
  ) {
    const { path, offset, size } = options;
    super(code, {
      ...(options.context === undefined ? {} : { context: options.context }),
      ...(options.rule === undefined ? {} : { rule: options.rule }),
      ...(options.cause === undefined ? {} : { cause: options.cause }),
      place: {
        ...(path === undefined ? {} : { path }),
        ...(offset === undefined ? {} : { offset }),
        ...(size === undefined ? {} : { size }),
      },
    });
  }
}
