/**
 * The data types of SSH (RFC 4251 §5), under the RFC's own names.
 *
 * @module
 */
export { u8 as byte, u32 as uint32, u64 as uint64 } from '@cutaway/primitives/wire';
export { boolean } from './boolean.js';
export { mpint } from './mpint.js';
export { nameList } from './name-list.js';
export { string, text } from './string.js';
