/**
 * DER (X.690): a strict reader that says where and why, and a canonical writer.
 *
 * @module
 */
export { berToDer } from './ber.js';
export { type BitString, namedBitString, namedBits } from './bit-string.js';
export { decodeString, encodeString, isCharacterString } from './character-string.js';
export type { DerOptions } from './cursor.js';
export { bigIntToInteger, integerToBigInt, isNegative, unsignedToInteger } from './integer.js';
export { DEFAULT_LIMITS, type DerLimits } from './limits.js';
export { encodeObjectIdentifier } from './object-identifier.js';
export { type Deviation, type Problems, STRICT } from './problems.js';
export { type DerElement, DerReader, dissectDer, readDer } from './reader.js';
export { contextTag, isConstructed, Tag, tagName, tagNumber } from './tag.js';
export {
  bitString,
  boolean,
  characterString,
  element,
  enumerated,
  explicit,
  integer,
  nullElement,
  objectIdentifier,
  octetString,
  present,
  sequence,
  sequenceOf,
  setOf,
  time,
  timeOfType,
  unsigned,
} from './writer.js';
