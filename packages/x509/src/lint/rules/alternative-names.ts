import { type Certificate, extension, issuerAltName, subjectAltName } from '../../certificate/index.js';
import { formatIpAddress, type GeneralName, parseIpAddress } from '../../general-name/index.js';
import { endsInNumber, isHostName, isWildcardName, normalHostName, parseMailbox } from '../../identity/index.js';
import { isEmptyName } from '../../name/index.js';
import { OID } from '../../oids.js';
import { has, isCritical, isServer, type LintProblem, type LintRule, rule, webRule, whenAt } from '../rule.js';

const names = (certificate: Certificate): readonly GeneralName[] => extension(certificate, subjectAltName)?.value ?? [];

function firstName(
  certificate: Certificate,
  type: 'dNSName' | 'rfc822Name' | 'uniformResourceIdentifier',
  isWrong: (text: string) => boolean,
): LintProblem | undefined {
  const texts = names(certificate).flatMap((name) => (name.type === type ? [name.value as string] : []));
  const found = texts.find(isWrong);
  return whenAt(certificate, subjectAltName, found !== undefined, { actual: found?.slice(0, 100) ?? '' });
}

/** Top-level names that nobody on the public web has (RFC 6761, RFC 6762, RFC 8375, RFC 9476, ICANN). */
const INTERNAL = /(^|\.)(test|example|invalid|localhost|local|internal|onion|alt|home\.arpa|lan|corp|home|mail)$/i;

/** Addresses that nobody on the public net has (RFC 6890), by their first bits. */
const RESERVED: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
  ['2001:db8::', 32],
];

function isReserved(address: Uint8Array): boolean {
  return RESERVED.some(([text, prefix]) => {
    const base = parseIpAddress(text);
    if (base === undefined || base.length !== address.length) return false;
    return base.every((byte, index) => {
      const left = Math.max(0, Math.min(8, prefix - 8 * index));
      const mask = (0xff << (8 - left)) & 0xff;
      return (byte & mask) === ((address[index] as number) & mask);
    });
  });
}

/** subjectAltName (RFC 5280 §4.2.1.6, CA/B BR §7.1.2.7.12). */
export const alternativeNameRules: readonly LintRule[] = [
  webRule('names-missing', 'error', '§7.1.2.7.12', (certificate) =>
    whenAt(certificate, subjectAltName, isServer(certificate) && !has(certificate, subjectAltName)),
  ),
  rule('names-critical-beside-subject', 'warning', 'RFC 5280 §4.2.1.6', (certificate) =>
    whenAt(certificate, subjectAltName, isCritical(certificate, subjectAltName) && !isEmptyName(certificate.subject)),
  ),
  rule('issuer-names-critical', 'warning', 'RFC 5280 §4.2.1.7', (certificate) =>
    whenAt(certificate, issuerAltName, isCritical(certificate, issuerAltName)),
  ),
  rule('dns-name-malformed', 'error', 'RFC 5280 §4.2.1.6', (certificate) =>
    firstName(certificate, 'dNSName', (name) => !isHostName(name) && !name.includes('*') && !name.endsWith('.')),
  ),
  rule('dns-name-ends-with-dot', 'error', 'RFC 5280 §4.2.1.6', (certificate) =>
    firstName(certificate, 'dNSName', (name) => name.endsWith('.')),
  ),
  rule('dns-name-is-address', 'error', 'RFC 5280 §4.2.1.6', (certificate) =>
    firstName(certificate, 'dNSName', (name) => parseIpAddress(name) !== undefined || endsInNumber(name)),
  ),
  rule('dns-name-wildcard-misplaced', 'error', 'RFC 9525 §6.3', (certificate) =>
    firstName(certificate, 'dNSName', (name) => name.includes('*') && !isWildcardName(name)),
  ),
  rule('dns-name-underscore', 'error', 'RFC 5280 §4.2.1.6', (certificate) =>
    firstName(certificate, 'dNSName', (name) => name.includes('_')),
  ),
  rule('dns-name-twice', 'notice', 'RFC 5280 §4.2.1.6', (certificate) => {
    const all = names(certificate).flatMap((name) => (name.type === 'dNSName' ? [name.value.toLowerCase()] : []));
    const twice = all.find((name, index) => all.indexOf(name) !== index);
    return whenAt(certificate, subjectAltName, twice !== undefined, { actual: twice ?? '' });
  }),
  webRule('dns-name-internal', 'error', '§4.2.2', (certificate) =>
    firstName(certificate, 'dNSName', (name) => INTERNAL.test(name) || !name.includes('.')),
  ),
  rule('ip-address-length', 'error', 'RFC 5280 §4.2.1.6', (certificate) =>
    whenAt(
      certificate,
      subjectAltName,
      names(certificate).some((name) => name.type === 'iPAddress' && formatIpAddress(name.value) === undefined),
    ),
  ),
  webRule('ip-address-reserved', 'error', '§4.2.2', (certificate) => {
    const found = names(certificate).find((name) => name.type === 'iPAddress' && isReserved(name.value));
    const actual = found?.type === 'iPAddress' ? (formatIpAddress(found.value) ?? '') : '';
    return whenAt(certificate, subjectAltName, found !== undefined, { actual });
  }),
  rule('rfc822-name-malformed', 'error', 'RFC 5280 §4.2.1.6', (certificate) =>
    firstName(certificate, 'rfc822Name', (name) => parseMailbox(name) === undefined),
  ),
  rule('uri-malformed', 'error', 'RFC 5280 §4.2.1.6', (certificate) =>
    firstName(certificate, 'uniformResourceIdentifier', (name) => !/^[a-z][a-z0-9+.-]*:[^\s]+$/i.test(name)),
  ),
  webRule('name-type-not-allowed', 'error', '§7.1.2.7.12', (certificate) => {
    const found = names(certificate).find(({ type }) => type !== 'dNSName' && type !== 'iPAddress');
    return whenAt(certificate, subjectAltName, isServer(certificate) && found !== undefined, {
      actual: found?.type ?? '',
    });
  }),
  webRule('common-name-not-among-names', 'error', '§7.1.4.3', (certificate) => {
    const commonName = certificate.subject.rdnSequence.flat().find(({ type }) => type === OID.commonName)?.text;
    if (commonName === undefined || !isServer(certificate)) return undefined;
    const all = names(certificate).flatMap((name) =>
      name.type === 'dNSName'
        ? [name.value.toLowerCase()]
        : name.type === 'iPAddress'
          ? [formatIpAddress(name.value) ?? '']
          : [],
    );
    const wanted = commonName.toLowerCase();
    const found = all.includes(wanted) || all.includes(normalHostName(wanted) ?? wanted);
    return whenAt(certificate, subjectAltName, !found, { actual: commonName.slice(0, 100) });
  }),
];
