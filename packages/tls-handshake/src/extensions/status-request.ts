import {
  type Codec,
  type EnumCodec,
  enumOf,
  opaque16,
  opaque24,
  rest,
  struct,
  u8,
  vec16,
} from '@cutaway/primitives/wire';
import { defineExtension, type Empty, type ExtensionDefinition, empty } from './definition.js';

const certificateStatusTypes = { ocsp: 1, ocsp_multi_RESERVED: 2 } as const;

/** `CertificateStatusType` (RFC 6066 §8). */
export const CertificateStatusType: EnumCodec<typeof certificateStatusTypes> = enumOf(
  u8,
  'CertificateStatusType',
  certificateStatusTypes,
);

/** OCSPStatusRequest (RFC 6066 §8): DER of ResponderIDs, and of Extensions; both mostly empty. */
export interface OCSPStatusRequest {
  responder_id_list: Uint8Array[];
  request_extensions: Uint8Array;
}

/** CertificateStatusRequest (RFC 6066 §8). */
export interface CertificateStatusRequest {
  status_type: number;
  /** Bytes for a status type other than `ocsp`. */
  request: OCSPStatusRequest | Uint8Array;
}

/** `CertificateStatus`: a DER OCSPResponse. Also a handshake message of TLS 1.2. */
export interface CertificateStatus {
  status_type: number;
  response: Uint8Array;
}

const OCSPStatusRequest: Codec<OCSPStatusRequest> = struct<OCSPStatusRequest>('OCSPStatusRequest', {
  responder_id_list: vec16(opaque16({ min: 1 })),
  request_extensions: opaque16(),
});

const CertificateStatusRequest: Codec<CertificateStatusRequest> = struct<CertificateStatusRequest>(
  'CertificateStatusRequest',
  {
    status_type: CertificateStatusType,
    request: ({ status_type }) =>
      (status_type === CertificateStatusType.of.ocsp ? OCSPStatusRequest : rest) as Codec<
        OCSPStatusRequest | Uint8Array
      >,
  },
);

export const CertificateStatus: Codec<CertificateStatus> = struct<CertificateStatus>('CertificateStatus', {
  status_type: CertificateStatusType,
  response: ({ status_type }) => (status_type === CertificateStatusType.of.ocsp ? opaque24({ min: 1 }) : rest),
});

/**
 * `status_request`: asks the server to staple an OCSP response.
 *
 * The answer is an empty extension and a CertificateStatus message in TLS 1.2, an extension of the leaf's
 * CertificateEntry in TLS 1.3, where a CertificateRequest asks with an empty one (RFC 8446 §4.4.2.1).
 */
export const statusRequest: ExtensionDefinition<{
  ClientHello: Codec<CertificateStatusRequest>;
  ServerHello: Codec<Empty>;
  CertificateRequest: Codec<Empty>;
  CertificateEntry: Codec<CertificateStatus>;
}> = defineExtension('status_request', 'RFC 6066 §8', {
  ClientHello: CertificateStatusRequest,
  ServerHello: empty('status_request'),
  CertificateRequest: empty('status_request'),
  CertificateEntry: CertificateStatus,
});
