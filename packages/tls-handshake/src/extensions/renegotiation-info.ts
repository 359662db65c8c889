import { type Codec, opaque8, struct } from '@cutaway/primitives/wire';
import { defineExtension, type ExtensionDefinition } from './definition.js';

/** Empty in a first handshake; then the client's, or the client's and the server's, last verify_data. */
export interface RenegotiationInfo {
  renegotiated_connection: Uint8Array;
}

const RenegotiationInfo: Codec<RenegotiationInfo> = struct<RenegotiationInfo>('RenegotiationInfo', {
  renegotiated_connection: opaque8(),
});

/** `renegotiation_info`: binds a renegotiation to the handshake before it. */
export const renegotiationInfo: ExtensionDefinition<{
  ClientHello: Codec<RenegotiationInfo>;
  ServerHello: Codec<RenegotiationInfo>;
}> = defineExtension('renegotiation_info', 'RFC 5746 §3.2', {
  ClientHello: RenegotiationInfo,
  ServerHello: RenegotiationInfo,
});
