import { type Codec, constant, type EnumCodec, enumOf, opaque8, opaque16, struct, u8 } from '@cutaway/primitives/wire';
import type { AuthenticationMethod, KeyExchangeMethod } from '../registry/cipher-suites.js';
import { NamedGroup } from '../registry/named-groups.js';
import { TLS_1_2 } from '../registry/protocol-version.js';
import { defineHandshake, type HandshakeDefinition } from './definition.js';
import { type DigitallySigned, digitallySigned } from './digitally-signed.js';

const ecCurveTypes = { explicit_prime: 1, explicit_char2: 2, named_curve: 3 } as const;

/** `ECCurveType` (RFC 8422 §5.4). */
export const ECCurveType: EnumCodec<typeof ecCurveTypes> = enumOf(u8, 'ECCurveType', ecCurveTypes);

/** ServerECDHParams (RFC 8422 §5.4): a named curve and the server's point. */
export interface ServerECDHParams {
  /** `named_curve`. The explicit ones are refused while decoding (RFC 8422 §5.4). */
  curve_type: number;
  namedcurve: number;
  /** The server's ephemeral public key. */
  public: Uint8Array;
}

/** ServerDHParams (RFC 5246 §7.4.3): prime, generator and public value, big-endian. */
export interface ServerDHParams {
  dh_p: Uint8Array;
  dh_g: Uint8Array;
  dh_Ys: Uint8Array;
}

/** The temporary key of an EXPORT suite (RFC 2246 §7.4.3). */
export interface ServerRSAParams {
  rsa_modulus: Uint8Array;
  rsa_exponent: Uint8Array;
}

/** ServerKeyExchange (RFC 5246 §7.4.3, RFC 8422 §5.4): parameters of a key exchange, and the server's signature. */
export interface ServerKeyExchange<Params = ServerECDHParams | ServerDHParams | ServerRSAParams> {
  params: Params;
  /** Over client_random, server_random and params. Absent in anonymous suites. */
  signed_params?: DigitallySigned;
}

/** Only named_curve: explicit parameters are deprecated and must be refused (RFC 8422 §5.4). */
const NamedCurveType: Codec<number> = {
  ...ECCurveType,
  read: (reader) => {
    constant(Uint8Array.of(ECCurveType.of.named_curve)).read(reader);
    return ECCurveType.of.named_curve;
  },
};

export const ServerECDHParams: Codec<ServerECDHParams> = struct<ServerECDHParams>('ServerECDHParams', {
  curve_type: NamedCurveType,
  namedcurve: NamedGroup,
  public: opaque8({ min: 1 }),
});

export const ServerDHParams: Codec<ServerDHParams> = struct<ServerDHParams>('ServerDHParams', {
  dh_p: opaque16({ min: 1 }),
  dh_g: opaque16({ min: 1 }),
  dh_Ys: opaque16({ min: 1 }),
});

export const ServerRSAParams: Codec<ServerRSAParams> = struct<ServerRSAParams>('ServerRSAParams', {
  rsa_modulus: opaque16({ min: 1 }),
  rsa_exponent: opaque16({ min: 1 }),
});

const PARAMS = { ECDHE: ServerECDHParams, DHE: ServerDHParams, RSA: ServerRSAParams } as const;

/** The codec of the signed parameters of a key exchange. */
export function serverKeyExchangeParams(
  method: KeyExchangeMethod,
): Codec<ServerECDHParams | ServerDHParams | ServerRSAParams> {
  return PARAMS[method] as Codec<ServerECDHParams | ServerDHParams | ServerRSAParams>;
}

/** The server's ephemeral parameters. Its format depends on the suite and the version. */
export function serverKeyExchange(context: {
  version: number;
  keyExchange: KeyExchangeMethod;
  authentication: AuthenticationMethod;
}): HandshakeDefinition<ServerKeyExchange> {
  const params = serverKeyExchangeParams(context.keyExchange);
  const body: Codec<ServerKeyExchange> =
    context.authentication === 'anon'
      ? struct<{ params: ServerKeyExchange['params'] }>('ServerKeyExchange', { params })
      : struct<ServerKeyExchange>('ServerKeyExchange', {
          params,
          signed_params: digitallySigned(context.version >= TLS_1_2) as Codec<DigitallySigned | undefined>,
        });
  const rule = context.keyExchange === 'ECDHE' ? 'RFC 8422 §5.4' : 'RFC 5246 §7.4.3';
  return defineHandshake('server_key_exchange', 'ServerKeyExchange', rule, body);
}
