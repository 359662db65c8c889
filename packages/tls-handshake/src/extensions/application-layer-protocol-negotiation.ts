import { type Codec, mapped, opaque8, struct, vec16 } from '@cutaway/primitives/wire';
import { defineExtension, type ExtensionDefinition } from './definition.js';

/** ProtocolNameList (RFC 7301 §3.1): protocol names, best first; one in the answer. */
export interface ProtocolNameList {
  protocol_name_list: string[];
}

/** Protocol names are bytes, and GREASE makes some that are no text: one character of the string is one byte. */
const ProtocolName: Codec<string> = {
  ...mapped(opaque8({ min: 1 }), {
    type: 'ProtocolName',
    from: (bytes) => String.fromCharCode(...bytes),
    to: (name) => Uint8Array.from(name, (character) => character.charCodeAt(0)),
  }),
  describe: (name, field) => {
    field.value = name;
  },
};

const ProtocolNameList: Codec<ProtocolNameList> = struct<ProtocolNameList>('ProtocolNameList', {
  protocol_name_list: vec16(ProtocolName, { min: 2 }),
});

/**
 * `application_layer_protocol_negotiation` (ALPN): application protocols, the preferred first.
 *
 * The server answers with exactly one of them, or ends with `no_application_protocol`.
 */
export const applicationLayerProtocolNegotiation: ExtensionDefinition<{
  ClientHello: Codec<ProtocolNameList>;
  ServerHello: Codec<ProtocolNameList>;
  EncryptedExtensions: Codec<ProtocolNameList>;
}> = defineExtension('application_layer_protocol_negotiation', 'RFC 7301 §3.1', {
  ClientHello: ProtocolNameList,
  ServerHello: ProtocolNameList,
  EncryptedExtensions: ProtocolNameList,
});
