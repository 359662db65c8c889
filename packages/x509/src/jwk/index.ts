/**
 * JSON Web Keys (RFC 7517), to and from the plain key data of `@cutaway/primitives/crypto`.
 *
 * @module
 */
export {
  type Jwk,
  jwkThumbprint,
  privateKeyFromJwk,
  privateKeyToJwk,
  publicKeyFromJwk,
  publicKeyToJwk,
} from './jwk.js';
