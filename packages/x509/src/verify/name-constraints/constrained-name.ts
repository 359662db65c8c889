import { type Certificate, extension, subjectAltName } from '../../certificate/index.js';
import { formatIpAddress, type GeneralName } from '../../general-name/index.js';
import { type Mailbox, parseMailbox } from '../../identity/index.js';
import { attributeValues, isEmptyName, nameToText } from '../../name/index.js';
import { OID } from '../../oids.js';
import { directoryNameKeys } from './directory-name.js';
import { parseDnsName } from './dns.js';
import { parseIp } from './ip.js';
import { parseUriHost } from './uri.js';

/** A name of a certificate, read so that it can be held against subtrees. */
export type ConstrainedName = { readonly text: string } & (
  | { readonly type: 'dNSName'; readonly value: string | undefined }
  | { readonly type: 'iPAddress'; readonly value: Uint8Array | undefined }
  | { readonly type: 'rfc822Name'; readonly value: Mailbox | undefined }
  | { readonly type: 'uniformResourceIdentifier'; readonly value: string | undefined }
  | { readonly type: 'directoryName'; readonly value: readonly string[] }
  /** Kinds whose constraints are not understood. */
  | { readonly type: 'otherName' | 'x400Address' | 'ediPartyName' | 'registeredID'; readonly value: undefined }
);

function fromGeneralName(name: GeneralName): ConstrainedName {
  switch (name.type) {
    case 'dNSName':
      return { type: name.type, text: name.value, value: parseDnsName(name.value) };
    case 'rfc822Name':
      return { type: name.type, text: name.value, value: parseMailbox(name.value) };
    case 'uniformResourceIdentifier':
      return { type: name.type, text: name.value, value: parseUriHost(name.value) };
    case 'iPAddress':
      return { type: name.type, text: formatIpAddress(name.value) ?? '', value: parseIp(name.value) };
    case 'directoryName':
      return { type: name.type, text: nameToText(name.value), value: directoryNameKeys(name.value) };
    default:
      return { type: name.type, text: name.type, value: undefined };
  }
}

const read = new WeakMap<Certificate, readonly ConstrainedName[]>();

/**
 * All names of a certificate that constraints apply to: its subject, its subjectAltNames and, when it has none, the
 * e-mail addresses in the subject (RFC 5280 §4.2.1.10). Read once per certificate.
 */
export function constrainedNames(certificate: Certificate): readonly ConstrainedName[] {
  let names = read.get(certificate);
  if (names === undefined) {
    const { subject } = certificate;
    const alternatives = extension(certificate, subjectAltName)?.value;
    const own: ConstrainedName[] = isEmptyName(subject)
      ? []
      : [{ type: 'directoryName', text: nameToText(subject), value: directoryNameKeys(subject) }];
    const emails: ConstrainedName[] =
      alternatives === undefined
        ? attributeValues(subject, OID.emailAddress).map((text) => ({
            type: 'rfc822Name',
            text,
            value: parseMailbox(text),
          }))
        : [];
    names = [...own, ...emails, ...(alternatives ?? []).map(fromGeneralName)];
    read.set(certificate, names);
  }
  return names;
}
