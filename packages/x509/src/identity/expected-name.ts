import { equal } from '@cutaway/primitives/bytes';
import { type Certificate, extension, subjectAltName } from '../certificate/index.js';
import { X509Error } from '../errors.js';
import { formatIpAddress, type GeneralName, parseIpAddress } from '../general-name/index.js';
import { dnsNameMatches, normalHostName } from './dns-name.js';
import { type Mailbox, mailboxesMatch, parseMailbox } from './mailbox.js';

/** A name that a certificate must be for, in a form that can be compared; made with {@link expectedName}. */
export type ExpectedName =
  | { readonly type: 'dNSName'; readonly text: string }
  | { readonly type: 'iPAddress'; readonly text: string; readonly address: Uint8Array }
  | { readonly type: 'rfc822Name'; readonly text: string; readonly mailbox: Mailbox };

/**
 * A host name, IP address or e-mail address to look for in a certificate.
 *
 * @param text `example.com` (U-labels are turned into A-labels), `192.0.2.1`, `2001:db8::1` (also in brackets, as URLs
 * have it), `user@example.com`.
 * @throws {X509Error} `x509/invalid-name` for anything else.
 */
export function expectedName(text: string): ExpectedName {
  const address = parseIpAddress(text.replace(/^\[(.*)\]$/, '$1'));
  if (address !== undefined) return { type: 'iPAddress', text: formatIpAddress(address) as string, address };
  if (text.includes('@')) {
    const mailbox = parseMailbox(text);
    if (mailbox !== undefined) return { type: 'rfc822Name', text, mailbox };
  } else {
    const host = normalHostName(text);
    if (host !== undefined) return { type: 'dNSName', text: host };
  }
  throw new X509Error('x509/invalid-name', { context: { actual: text }, rule: 'RFC 9525 §6.3' });
}

function matches(presented: GeneralName, expected: ExpectedName): boolean {
  if (presented.type === 'dNSName' && expected.type === 'dNSName') {
    return dnsNameMatches(presented.value, expected.text);
  }
  if (presented.type === 'iPAddress' && expected.type === 'iPAddress') {
    return equal(presented.value, expected.address);
  }
  if (presented.type === 'rfc822Name' && expected.type === 'rfc822Name') {
    const mailbox = parseMailbox(presented.value);
    return mailbox !== undefined && mailboxesMatch(mailbox, expected.mailbox);
  }
  return false;
}

/**
 * The subjectAltName of a certificate that stands for a name (RFC 9525 §6). The subject's commonName counts for
 * nothing.
 */
export function findName(certificate: Certificate, expected: ExpectedName): GeneralName | undefined {
  return extension(certificate, subjectAltName)?.value.find((presented) => matches(presented, expected));
}
