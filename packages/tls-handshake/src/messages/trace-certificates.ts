import { type Field, movedField } from '@cutaway/primitives/wire';
import { dissectCertificate } from '@cutaway/x509';

/** Puts the fields of each certificate of a Certificate message under the bytes that hold it. */
export function traceCertificates(message: Field, bytes: Uint8Array): void {
  const list = message.children?.find(({ name }) => name === 'certificate_list');
  for (const entry of list?.children ?? []) {
    const holder = entry.children?.find(({ name }) => name === 'cert_data') ?? entry;
    const start = holder.pos + 3;
    const certificate = bytes.subarray(start, holder.pos + holder.size);
    const { field } = dissectCertificate(certificate);
    holder.children = [movedField(field, start)];
  }
}
