import { opaque24, struct, vec24 } from '@cutaway/primitives/wire';
import { type Message, message } from './message.js';

/** X.509 certificates in DER, the server's first, as TLS sends them (RFC 5246 §7.4.2). */
export interface Certificate {
  certificate_list: Uint8Array[];
}

export const Certificate: Message<Certificate> = message(
  'certificate',
  struct<Certificate>('Certificate', { certificate_list: vec24(opaque24({ min: 1 })) }),
);
