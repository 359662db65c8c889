import { dissectPartly, type Field, movedField } from '@cutaway/primitives/wire';
import { dissectCertificate } from '@cutaway/x509/certificate';
import { Certificate } from './certificate.js';
import type { Message } from './message.js';

/** Bytes of the length in front of each certificate. */
const LENGTH_SIZE = 3;

/** The field tree of a message, as far as it can be read; certificates are opened down to their own fields. */
export function dissectMessage(message: Pick<Message<unknown>, 'type' | 'codec'>, bytes: Uint8Array): Field {
  const { field } = dissectPartly(message.codec, bytes);
  if (message.type !== Certificate.type) return field;
  for (const list of field.children ?? []) {
    for (const element of list.children ?? []) {
      const start = element.pos + LENGTH_SIZE;
      const certificate = dissectCertificate(bytes.subarray(start, element.pos + element.size)).field;
      delete element.value;
      element.children = [movedField(certificate, start)];
    }
  }
  return field;
}
