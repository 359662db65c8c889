import { fromHex } from '@cutaway/primitives/bytes';
import { Certificate13, CertificateRequest13, certificateVerify } from '../../src/messages/index.js';
import { only } from '../pair.js';
import { before, fields, flipped, type Rule, removed, type, withPsk } from '../rules.js';

/** Certificate, CertificateVerify and Finished (RFC 8446 §4.4). */
export const authentication: readonly Rule[] = [
  {
    rule: 'RFC 8446 §4.3.2',
    title: 'a CertificateRequest in a handshake with a pre-shared key',
    faults: before('Finished', fromHex('0d00000b0000080 00d000400020403'.replaceAll(' ', ''))),
    ...withPsk,
    code: 'tls/unexpected-message',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 8446 §4.3.2',
    title: 'a CertificateRequest without signature_algorithms',
    faults: removed('CertificateRequest', type.signature_algorithms),
    server: { clientAuthentication: { required: false, insecureAcceptAnyCertificate: true } },
    code: 'tls/missing-extension',
    alert: 'missing_extension',
  },
  {
    rule: 'RFC 8446 §4.3.2',
    title: 'a CertificateRequest of the handshake with a context',
    faults: fields(CertificateRequest13, { certificate_request_context: Uint8Array.of(1) }),
    server: { clientAuthentication: { required: false, insecureAcceptAnyCertificate: true } },
    code: 'tls/certificate-request-context',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.4.2',
    title: 'a Certificate with a context',
    faults: fields(Certificate13, { certificate_request_context: Uint8Array.of(1) }),
    code: 'tls/certificate-request-context',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.4.2.4',
    title: 'an empty Certificate',
    faults: fields(Certificate13, (certificate) => void certificate.certificate_list.splice(0)),
    code: 'tls/certificate-missing',
    alert: 'decode_error',
  },
  {
    rule: 'RFC 8446 §4.4.2.4',
    title: 'a certificate that is none',
    faults: fields(Certificate13, ({ certificate_list: [first] }) => void first?.cert_data.fill(0)),
    code: 'tls/certificate-malformed',
    alert: 'bad_certificate',
  },
  {
    rule: 'RFC 8446 §4.4.3',
    title: 'a signature by a scheme that was not offered',
    faults: fields(certificateVerify(0x0304), { algorithm: 0x0603 }),
    client: { policy: only({ signatureSchemes: ['ecdsa_secp256r1_sha256'] }) },
    code: 'tls/signature-scheme-not-offered',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.4.3',
    title: 'a signature by a scheme of TLS 1.2 alone',
    faults: fields(certificateVerify(0x0304), { algorithm: 0x0401 }),
    code: 'tls/signature-scheme-unfit',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.4.3',
    title: 'a scheme for another curve than the key’s',
    faults: fields(certificateVerify(0x0304), { algorithm: 0x0503 }),
    code: 'tls/signature-scheme-unfit',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.4.3',
    title: 'a signature that is wrong',
    faults: flipped('signature'),
    code: 'tls/signature-invalid',
    alert: 'decrypt_error',
  },
  {
    rule: 'RFC 8446 §4.4.4',
    title: 'a Finished that is wrong',
    faults: flipped('verify_data'),
    code: 'tls/finished-mismatch',
    alert: 'decrypt_error',
  },
];
