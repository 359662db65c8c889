import { type Codec, opaque8, opaque24, struct, vec24 } from '@cutaway/primitives/wire';
import { extensionBlock } from '../extensions/block.js';
import type { Extension } from '../extensions/definition.js';
import { defineHandshake, type HandshakeDefinition } from './definition.js';

/** Certificates as DER, the sender's own first. Empty when a client has none. */
export interface Certificate12 {
  certificate_list: Uint8Array[];
}

/** A certificate as DER, with what is said about it. */
export interface CertificateEntry {
  cert_data: Uint8Array;
  extensions: Extension[];
}

export interface Certificate13 {
  /** Empty in the server's Certificate; repeats that of a CertificateRequest. */
  certificate_request_context: Uint8Array;
  certificate_list: CertificateEntry[];
}

const body12: Codec<Certificate12> = struct<Certificate12>('Certificate', {
  certificate_list: vec24(opaque24({ min: 1 })),
});

const CertificateEntry: Codec<CertificateEntry> = struct<CertificateEntry>('CertificateEntry', {
  cert_data: opaque24({ min: 1 }),
  extensions: extensionBlock.CertificateEntry,
});

const body13: Codec<Certificate13> = struct<Certificate13>('Certificate', {
  certificate_request_context: opaque8(),
  certificate_list: vec24(CertificateEntry),
});

/** The chain of TLS 1.2. */
export const Certificate12: HandshakeDefinition<Certificate12> = defineHandshake(
  'certificate',
  'Certificate',
  'RFC 5246 §7.4.2',
  body12,
);

/** The chain of TLS 1.3, with extensions for each certificate. */
export const Certificate13: HandshakeDefinition<Certificate13> = defineHandshake(
  'certificate',
  'Certificate',
  'RFC 8446 §4.4.2',
  body13,
);
