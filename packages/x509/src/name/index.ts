export { ATTRIBUTE_ABBREVIATIONS, attributeAbbreviation } from './attribute-types.js';
export { nameKey, namesMatch, rdnKey } from './compare.js';
export {
  attributeValues,
  isEmptyName,
  type Name,
  type NameAttribute,
  parseName,
  type RelativeDistinguishedName,
  readName,
  readRelativeDistinguishedName,
} from './name.js';
export { type AttributeInput, createName, nameToText } from './text.js';
