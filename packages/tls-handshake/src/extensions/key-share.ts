import { type Codec, opaque16, struct, vec16 } from '@cutaway/primitives/wire';
import { NamedGroup } from '../registry/named-groups.js';
import { defineExtension, type ExtensionDefinition } from './definition.js';

/** A public value for a group. Of X25519MLKEM768: the ML-KEM part first. */
export interface KeyShareEntry {
  group: number;
  key_exchange: Uint8Array;
}

const KeyShareEntry: Codec<KeyShareEntry> = struct<KeyShareEntry>('KeyShareEntry', {
  group: NamedGroup,
  key_exchange: opaque16({ min: 1 }),
});

/** `key_share`: the client's public values, the server's answer to one of them, or the group it asks for instead. */
export const keyShare: ExtensionDefinition<{
  ClientHello: Codec<{ client_shares: KeyShareEntry[] }>;
  HelloRetryRequest: Codec<{ selected_group: number }>;
  ServerHello: Codec<{ server_share: KeyShareEntry }>;
}> = defineExtension('key_share', 'RFC 8446 §4.2.8', {
  ClientHello: struct<{ client_shares: KeyShareEntry[] }>('KeyShareClientHello', {
    client_shares: vec16(KeyShareEntry),
  }),
  HelloRetryRequest: struct<{ selected_group: number }>('KeyShareHelloRetryRequest', { selected_group: NamedGroup }),
  ServerHello: struct<{ server_share: KeyShareEntry }>('KeyShareServerHello', { server_share: KeyShareEntry }),
});
