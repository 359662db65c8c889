import { getPublicSuffix } from 'tldts';
import { extension, subjectAltName } from '../../certificate/index.js';
import { formatIpAddress, type GeneralName } from '../../general-name/index.js';
import { isHostName } from '../../identity/index.js';
import { isEmptyName } from '../../name/index.js';
import { OID } from '../../oids.js';
import type { CertificateRule } from '../profile.js';

/** Names of servers are dNSNames and iPAddresses (CA/B BR §7.1.2.7.12). */
export const browserForumAlternativeNames: CertificateRule = ({ certificate, role }, report) => {
  if (role !== 'endEntity') return;
  const rule = 'CA/B BR §7.1.2.7.12';
  const found = extension(certificate, subjectAltName);
  if (found === undefined) {
    const context = { extension: 'subjectAltName' };
    report.failed('certificate.profile', 'x509/extension-missing', rule, undefined, context);
    return;
  }
  if (found.critical && !isEmptyName(certificate.subject)) {
    const context = { extension: 'subjectAltName', expected: 'non-critical' };
    report.failed('certificate.profile', 'x509/wrong-criticality', rule, found, context);
  }
  found.value.forEach((name, index) => {
    if (name.type === 'dNSName' || name.type === 'iPAddress') return;
    const place = { extension: found, element: index, bytes: name.bytes };
    report.failed('certificate.profile', 'x509/field-forbidden', rule, place, { field: name.type });
  });
};

/** No wildcard takes in the names of many registrants: what is below `*.` is no public suffix (CA/B BR §3.2.2.6). */
export const browserForumWildcards: CertificateRule = ({ certificate, role }, report) => {
  const found = extension(certificate, subjectAltName);
  if (role !== 'endEntity' || found === undefined) return;
  found.value.forEach((name, index) => {
    if (name.type !== 'dNSName' || !name.value.startsWith('*.')) return;
    const parent = name.value.slice(2).toLowerCase();
    if (getPublicSuffix(parent, { allowPrivateDomains: true, extractHostname: false }) !== parent) return;
    const place = { extension: found, element: index, bytes: name.bytes };
    const context = { name: name.value };
    report.failed('certificate.profile', 'x509/wildcard-for-public-suffix', 'CA/B BR §3.2.2.6', place, context);
  });
};

function textOf(name: GeneralName): string | undefined {
  if (name.type === 'dNSName') return name.value;
  return name.type === 'iPAddress' ? formatIpAddress(name.value) : undefined;
}

/** Whether a text is a name of two labels or more that no one can take for an address (URL standard §3.5). */
function isDomain(text: string): boolean {
  return text.includes('.') && isHostName(text) && !/\.(?:\d+|0x[0-9a-f]*)$/i.test(text);
}

/**
 * There is one commonName at most, and it is one of the alternative names, character by character (CA/B BR §7.1.4.3).
 * A domain name in a certificate for addresses only is let pass: there is no dNSName that it could differ from.
 */
export const browserForumCommonName: CertificateRule = ({ certificate, role }, report) => {
  if (role !== 'endEntity') return;
  const rule = 'CA/B BR §7.1.4.3';
  const { bytes, rdnSequence } = certificate.subject;
  const commonNames = rdnSequence.flat().filter(({ type }) => type === OID.commonName);
  const names = extension(certificate, subjectAltName)?.value ?? [];
  const field = { path: 'tbsCertificate.subject', bytes };
  if (commonNames.length > 1) {
    report.failed('certificate.profile', 'x509/field-forbidden', rule, field, { field: 'commonName' });
  }
  for (const { text = '' } of commonNames) {
    if (names.some((name) => textOf(name) === text)) continue;
    if (isDomain(text) && !names.some(({ type }) => type === 'dNSName')) continue;
    report.failed('certificate.profile', 'x509/common-name-not-alternative', rule, field, { name: text });
  }
};
