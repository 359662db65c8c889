import { type Codec, struct, u32 } from '@cutaway/primitives/wire';
import { defineExtension, type Empty, type ExtensionDefinition, empty } from './definition.js';

/** `early_data`: data in the first flight, under a key of the last session; it can be replayed. */
export const earlyData: ExtensionDefinition<{
  ClientHello: Codec<Empty>;
  EncryptedExtensions: Codec<Empty>;
  NewSessionTicket: Codec<{ max_early_data_size: number }>;
}> = defineExtension('early_data', 'RFC 8446 §4.2.10', {
  ClientHello: empty('early_data'),
  EncryptedExtensions: empty('early_data'),
  NewSessionTicket: struct<{ max_early_data_size: number }>('EarlyDataIndication', { max_early_data_size: u32 }),
});
