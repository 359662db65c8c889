import { concat } from '@cutaway/primitives/bytes';
import { Certificate13 } from '../../src/messages/index.js';
import { fields, flipped, type Rule, secondTime } from '../rules.js';
import { asked } from './scenes.js';

/** Messages after the handshake (RFC 8446 §4.6). */
export const postHandshake: readonly Rule[] = [
  {
    rule: 'RFC 8446 §4.6.2',
    title: 'a Certificate with another context than the request’s',
    faults: fields(Certificate13, { certificate_request_context: Uint8Array.of(1) }),
    ...asked,
    code: 'tls/certificate-request-context',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.6.2',
    title: 'no Certificate where one is required after the handshake',
    faults: null,
    ...asked,
    client: { postHandshakeAuth: true },
    code: 'tls/certificate-required',
    alert: 'certificate_required',
  },
  {
    rule: 'RFC 8446 §4.4.3',
    title: 'a signature that is wrong after the handshake',
    faults: flipped('signature'),
    ...asked,
    code: 'tls/signature-invalid',
    alert: 'decrypt_error',
  },
  {
    rule: 'RFC 8446 §4.4.4',
    title: 'a Finished that is wrong after the handshake',
    faults: secondTime('Finished', (message) => concat(message.subarray(0, 4), new Uint8Array(32))),
    ...asked,
    code: 'tls/finished-mismatch',
    alert: 'decrypt_error',
  },
];
