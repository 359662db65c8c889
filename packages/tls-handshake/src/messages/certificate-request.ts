import {
  type Codec,
  type EnumCodec,
  enumOf,
  opaque8,
  opaque16,
  struct,
  u8,
  vec8,
  vec16,
} from '@cutaway/primitives/wire';
import { extensionBlock } from '../extensions/block.js';
import type { Extension } from '../extensions/definition.js';
import { TLS_1_2 } from '../registry/protocol-version.js';
import { SignatureScheme } from '../registry/signature-schemes.js';
import { defineHandshake, type HandshakeDefinition } from './definition.js';

const clientCertificateTypes = {
  rsa_sign: 1,
  dss_sign: 2,
  rsa_fixed_dh: 3,
  dss_fixed_dh: 4,
  ecdsa_sign: 64,
  rsa_fixed_ecdh: 65,
  ecdsa_fixed_ecdh: 66,
} as const;

/** `ClientCertificateType` (RFC 5246 §7.4.4, RFC 8422 §5.5). EdDSA keys go under `ecdsa_sign`. */
export const ClientCertificateType: EnumCodec<typeof clientCertificateTypes> = enumOf(
  u8,
  'ClientCertificateType',
  clientCertificateTypes,
);

/** CertificateRequest up to TLS 1.2 (RFC 5246 §7.4.4). */
export interface CertificateRequest12 {
  certificate_types: number[];
  /** From TLS 1.2 on. */
  supported_signature_algorithms?: number[];
  /** Distinguished names as DER. */
  certificate_authorities: Uint8Array[];
}

export interface CertificateRequest13 {
  /** Empty within the handshake; a value not used before when asked afterwards. */
  certificate_request_context: Uint8Array;
  /** signature_algorithms must be among them. */
  extensions: Extension[];
}

const types = vec8(ClientCertificateType, { min: 1 });
const authorities = vec16(opaque16({ min: 1 }));

const body12: Codec<CertificateRequest12> = struct<Required<CertificateRequest12>>('CertificateRequest', {
  certificate_types: types,
  supported_signature_algorithms: vec16(SignatureScheme, { min: 2, max: 2 ** 16 - 2 }),
  certificate_authorities: authorities,
}) as Codec<CertificateRequest12>;

const bodyBefore12: Codec<CertificateRequest12> = struct<Omit<CertificateRequest12, 'supported_signature_algorithms'>>(
  'CertificateRequest',
  { certificate_types: types, certificate_authorities: authorities },
);

const body13: Codec<CertificateRequest13> = struct<CertificateRequest13>('CertificateRequest', {
  certificate_request_context: opaque8(),
  extensions: extensionBlock.CertificateRequest,
});

/** The server's wish for a client certificate, up to TLS 1.2. */
export function certificateRequest12(version: number): HandshakeDefinition<CertificateRequest12> {
  const body = version >= TLS_1_2 ? body12 : bodyBefore12;
  return defineHandshake('certificate_request', 'CertificateRequest', 'RFC 5246 §7.4.4', body);
}

/** The same in TLS 1.3. */
export const CertificateRequest13: HandshakeDefinition<CertificateRequest13> = defineHandshake(
  'certificate_request',
  'CertificateRequest',
  'RFC 8446 §4.3.2',
  body13,
);
