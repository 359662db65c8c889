import { fromHex } from '@cutaway/primitives/bytes';
import { Certificate13, certificateVerify } from '../../src/messages/index.js';
import { credential, person } from '../pair.js';
import { before, fields, flipped, NOTHING, type Rule, UNKNOWN, without } from '../rules.js';
import { clientAuthentication, unexpected } from './scenes.js';

const proves: Partial<Rule> = { client: { credential: credential(person) }, server: { clientAuthentication } };

/** Certificate, CertificateVerify and Finished of clients (RFC 8446 §4.4). */
export const authentication: readonly Rule[] = [
  {
    rule: 'RFC 8446 §4.4.2',
    title: 'a Certificate nobody asked for',
    faults: before('Finished', fromHex('0b00000400000000')),
    ...unexpected,
  },
  {
    rule: 'RFC 8446 §4.4.2.4',
    title: 'an empty Certificate where one is required',
    faults: null,
    server: { clientAuthentication },
    code: 'tls/certificate-required',
    alert: 'certificate_required',
  },
  {
    rule: 'RFC 8446 §4.4.2',
    title: 'a Certificate with a context',
    faults: fields(Certificate13, { certificate_request_context: Uint8Array.of(1) }),
    ...proves,
    code: 'tls/certificate-request-context',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.4.2',
    title: 'an extension beside a certificate that was not asked for',
    faults: fields(
      Certificate13,
      ({ certificate_list: [first] }) =>
        void first?.extensions.push({ extension_type: UNKNOWN, extension_data: NOTHING }),
    ),
    ...proves,
    code: 'tls/unsolicited-extension',
    alert: 'unsupported_extension',
  },
  {
    rule: 'RFC 8446 §4.4.3',
    title: 'no CertificateVerify after a Certificate',
    faults: without('CertificateVerify'),
    ...proves,
    ...unexpected,
  },
  {
    rule: 'RFC 8446 §4.4.3',
    title: 'a signature by a scheme that was not asked for',
    faults: fields(certificateVerify(0x0304), { algorithm: 0x0201 }),
    ...proves,
    code: 'tls/signature-scheme-not-offered',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.4.3',
    title: 'a signature by a scheme of TLS 1.2 alone',
    faults: fields(certificateVerify(0x0304), { algorithm: 0x0401 }),
    ...proves,
    code: 'tls/signature-scheme-unfit',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.4.3',
    title: 'a signature that is wrong',
    faults: flipped('signature'),
    ...proves,
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
