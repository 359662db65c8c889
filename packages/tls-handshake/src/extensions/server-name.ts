import { type Codec, type EnumCodec, enumOf, opaque16, struct, text16, u8, vec16 } from '@cutaway/primitives/wire';
import { defineExtension, type Empty, type ExtensionDefinition, empty } from './definition.js';

const nameTypes = { host_name: 0 } as const;

/** `NameType` (RFC 6066 §3). */
export const NameType: EnumCodec<typeof nameTypes> = enumOf(u8, 'NameType', nameTypes);

/** `ServerName`: a DNS name without trailing dot, in ASCII; never an IP address. Other types are kept as bytes. */
export interface ServerName {
  name_type: number;
  name: string | Uint8Array;
}

/** ServerNameList (RFC 6066 §3). */
export interface ServerNameList {
  server_name_list: ServerName[];
}

const ServerName: Codec<ServerName> = struct<ServerName>('ServerName', {
  name_type: NameType,
  name: ({ name_type }) =>
    (name_type === NameType.of.host_name ? text16({ min: 1 }) : opaque16({ min: 1 })) as Codec<string | Uint8Array>,
});

const ServerNameList: Codec<ServerNameList> = struct<ServerNameList>('ServerNameList', {
  server_name_list: vec16(ServerName, { min: 1 }),
});

/**
 * `server_name`: which name the client wants to reach.
 *
 * Sent by the client when it has a DNS name. A server that used it answers with an empty one.
 */
export const serverName: ExtensionDefinition<{
  ClientHello: Codec<ServerNameList>;
  ServerHello: Codec<Empty>;
  EncryptedExtensions: Codec<Empty>;
}> = defineExtension('server_name', 'RFC 6066 §3', {
  ClientHello: ServerNameList,
  ServerHello: empty('server_name'),
  EncryptedExtensions: empty('server_name'),
});
