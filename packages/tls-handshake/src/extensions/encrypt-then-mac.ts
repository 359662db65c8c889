import type { Codec } from '@cutaway/primitives/wire';
import { defineExtension, type Empty, type ExtensionDefinition, empty } from './definition.js';

/** `encrypt_then_mac`: for CBC suites, the MAC is made over the ciphertext. */
export const encryptThenMac: ExtensionDefinition<{ ClientHello: Codec<Empty>; ServerHello: Codec<Empty> }> =
  defineExtension('encrypt_then_mac', 'RFC 7366 §2', {
    ClientHello: empty('encrypt_then_mac'),
    ServerHello: empty('encrypt_then_mac'),
  });
