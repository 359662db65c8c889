import type { Codec } from '@cutaway/primitives/wire';
import { defineExtension, type Empty, type ExtensionDefinition, empty } from './definition.js';

/** `extended_master_secret`: the master secret of TLS 1.2 is bound to the whole handshake, not to the randoms alone. */
export const extendedMasterSecret: ExtensionDefinition<{ ClientHello: Codec<Empty>; ServerHello: Codec<Empty> }> =
  defineExtension('extended_master_secret', 'RFC 7627 §5.1', {
    ClientHello: empty('extended_master_secret'),
    ServerHello: empty('extended_master_secret'),
  });
