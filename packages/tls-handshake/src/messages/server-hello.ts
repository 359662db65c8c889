import { equal, fromHex } from '@cutaway/primitives/bytes';
import { type Codec, fixed, opaque8, optional, struct, u8 } from '@cutaway/primitives/wire';
import { extensionBlock } from '../extensions/block.js';
import type { Extension } from '../extensions/definition.js';
import { CipherSuite } from '../registry/cipher-suite-names.js';
import { ProtocolVersion } from '../registry/protocol-version.js';
import { defineHandshake, type HandshakeDefinition } from './definition.js';

export interface ServerHello {
  /** The version itself up to TLS 1.2, 0x0303 in TLS 1.3. */
  legacy_version: number;
  /** 32 bytes. */
  random: Uint8Array;
  legacy_session_id_echo: Uint8Array;
  cipher_suite: number;
  legacy_compression_method: number;
  extensions?: Extension[] | undefined;
}

/** SHA-256 of "HelloRetryRequest": the `random` by which a ServerHello is one (RFC 8446 §4.1.3). */
export const HELLO_RETRY_REQUEST_RANDOM: Uint8Array = fromHex(
  'cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c',
);

/** Ends the `random` of a server that speaks TLS 1.3 and negotiates TLS 1.2 (RFC 8446 §4.1.3): "DOWNGRD", 1. */
export const DOWNGRADE_TO_TLS_1_2: Uint8Array = fromHex('444f574e47524401');

/** The same for TLS 1.1 and below: "DOWNGRD", 0. */
export const DOWNGRADE_TO_TLS_1_1: Uint8Array = fromHex('444f574e47524400');

/** Whether a ServerHello is a HelloRetryRequest. */
export function isHelloRetryRequest(hello: Pick<ServerHello, 'random'>): boolean {
  return equal(hello.random, HELLO_RETRY_REQUEST_RANDOM);
}

const body: Codec<ServerHello> = struct<ServerHello>('ServerHello', {
  legacy_version: ProtocolVersion,
  random: fixed(32),
  legacy_session_id_echo: opaque8({ max: 32 }),
  cipher_suite: CipherSuite,
  legacy_compression_method: u8,
  extensions: ({ random }) =>
    optional(
      random !== undefined && equal(random, HELLO_RETRY_REQUEST_RANDOM)
        ? extensionBlock.HelloRetryRequest
        : extensionBlock.ServerHello,
    ),
});

/** The server's choice from the ClientHello; also a HelloRetryRequest. */
export const ServerHello: HandshakeDefinition<ServerHello> = {
  ...defineHandshake('server_hello', 'ServerHello', 'RFC 8446 §4.1.3', body),
  nameOf: (hello) => (isHelloRetryRequest(hello) ? 'HelloRetryRequest' : 'ServerHello'),
};

/** The same message when it asks for another ClientHello. */
export const HelloRetryRequest: HandshakeDefinition<ServerHello> = {
  ...ServerHello,
  name: 'HelloRetryRequest',
  rule: 'RFC 8446 §4.1.4',
};
