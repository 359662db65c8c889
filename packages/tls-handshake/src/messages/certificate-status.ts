import { CertificateStatus as body } from '../extensions/status-request.js';
import { defineHandshake, type HandshakeDefinition } from './definition.js';

/** The OCSP response a TLS 1.2 server staples. */
export const CertificateStatus: HandshakeDefinition<body> = defineHandshake(
  'certificate_status',
  'CertificateStatus',
  'RFC 6066 §8',
  body,
);
