import { type Codec, fixed, opaque8, optional, struct, u8, vec8, vec16 } from '@cutaway/primitives/wire';
import { extensionBlock } from '../extensions/block.js';
import type { Extension } from '../extensions/definition.js';
import { CipherSuite } from '../registry/cipher-suite-names.js';
import { ProtocolVersion } from '../registry/protocol-version.js';
import { defineHandshake, type HandshakeDefinition } from './definition.js';

export interface ClientHello {
  /** 0x0303 from TLS 1.2 on; the versions of TLS 1.3 stand in supported_versions. */
  legacy_version: number;
  /** 32 bytes. */
  random: Uint8Array;
  legacy_session_id: Uint8Array;
  cipher_suites: number[];
  legacy_compression_methods: number[];
  /** Missing altogether in hellos of old clients (RFC 5246 §7.4.1.2). */
  extensions?: Extension[] | undefined;
}

const body: Codec<ClientHello> = struct<ClientHello>('ClientHello', {
  legacy_version: ProtocolVersion,
  random: fixed(32),
  legacy_session_id: opaque8({ max: 32 }),
  cipher_suites: vec16(CipherSuite, { min: 2, max: 2 ** 16 - 2 }),
  legacy_compression_methods: vec8(u8, { min: 1 }),
  extensions: optional(extensionBlock.ClientHello),
});

/** The client's first message, and its second after a HelloRetryRequest. */
export const ClientHello: HandshakeDefinition<ClientHello> = defineHandshake(
  'client_hello',
  'ClientHello',
  'RFC 8446 §4.1.2',
  body,
);
