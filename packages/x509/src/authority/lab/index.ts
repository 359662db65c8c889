/**
 * "The same, but with …": changes for the certificates of an `Authority`, one defect each, to try what verifies
 * them. `Authority.insecureIssue` takes one, or several by `allOf`.
 *
 * @module
 */
export { editDer } from './edit-der.js';
export {
  certificateBytes,
  elementAt,
  indefiniteLength,
  nonMinimalLength,
  signature,
  tbsCertificate,
  trailingBytes,
  truncated,
} from './encoding.js';
export {
  explicitCurve,
  explicitCurvePublicKey,
  genuinePointWithOwnGenerator,
  signedWithKeyOne,
} from './explicit-curve.js';
export {
  addedExtension,
  duplicateExtension,
  replacedExtension,
  unknownExtension,
  withBasicConstraints,
  withDnsNames,
  withExtKeyUsage,
  withKeyUsage,
  withNames,
  withoutExtension,
  withoutExtensions,
} from './extensions.js';
export {
  expired,
  notYetValid,
  withIssuer,
  withSerialNumber,
  withSubject,
  withVersion,
} from './fields.js';
export { NAMED_CHANGES, type NamedChange } from './named.js';
export {
  flippedSignatureBit,
  innerSignatureAlgorithm,
  outerSignatureAlgorithm,
  replacedKey,
  selfSigned,
  signedBy,
  withoutSignature,
  withSignatureAlgorithm,
  withSignatureHash,
} from './signature.js';
