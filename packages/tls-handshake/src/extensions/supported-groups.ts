import { type Codec, struct, vec16 } from '@cutaway/primitives/wire';
import { NamedGroup } from '../registry/named-groups.js';
import { defineExtension, type ExtensionDefinition } from './definition.js';

/** NamedGroupList (RFC 8446 §4.2.7), best first. */
export interface NamedGroupList {
  named_group_list: number[];
}

const NamedGroupList: Codec<NamedGroupList> = struct<NamedGroupList>('NamedGroupList', {
  named_group_list: vec16(NamedGroup, { min: 2 }),
});

/**
 * `supported_groups`: the groups the sender can use, the preferred first.
 *
 * A TLS 1.3 server may tell its own list in EncryptedExtensions. Some TLS 1.2 servers send it in ServerHello, which
 * clients pass over (RFC 8446 §4.2.7).
 */
export const supportedGroups: ExtensionDefinition<{
  ClientHello: Codec<NamedGroupList>;
  ServerHello: Codec<NamedGroupList>;
  EncryptedExtensions: Codec<NamedGroupList>;
}> = defineExtension('supported_groups', 'RFC 8446 §4.2.7', {
  ClientHello: NamedGroupList,
  ServerHello: NamedGroupList,
  EncryptedExtensions: NamedGroupList,
});
