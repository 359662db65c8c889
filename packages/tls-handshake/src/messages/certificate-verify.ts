import { TLS_1_2 } from '../registry/protocol-version.js';
import { defineHandshake, type HandshakeDefinition } from './definition.js';
import { type DigitallySigned, digitallySigned } from './digitally-signed.js';

/** Proof that the sender of Certificate holds its key: a signature over the transcript. */
export function certificateVerify(version: number): HandshakeDefinition<DigitallySigned> {
  const rule = version > TLS_1_2 ? 'RFC 8446 §4.4.3' : 'RFC 5246 §7.4.8';
  return defineHandshake('certificate_verify', 'CertificateVerify', rule, digitallySigned(version >= TLS_1_2));
}
