import { utf8 } from '@cutaway/primitives/bytes';
import { OID } from '@cutaway/x509';
import { contextTag, element, objectIdentifier, octetString, sequence } from '@cutaway/x509/der';
import type { HostileCase } from '../../hostile-case.js';
import { type Change, leafExtensions } from '../pki.js';
import { chain, tlsScene } from '../scenes.js';
import { chainCase } from './tls-case.js';

const RULES = ['RFC 9525 §6', 'RFC 6125 §6.4'];

/** The place of subjectAltName among the extensions of an honest certificate. */
const SAN = 3;

/** Other names in place of the honest ones. */
const named =
  (...names: string[]): Change =>
  (parts) => ({
    extensions: parts.extensions.map((extension, index) =>
      index === SAN ? leafExtensions.names(...names) : extension,
    ),
  });

/** A subjectAltName of GeneralNames as they are, however malformed: `[tag, content]`. */
const raw =
  (...names: readonly (readonly [number, Uint8Array])[]): Change =>
  (parts) => {
    const value = sequence(...names.map(([tag, content]) => element(contextTag(tag, false), content)));
    const extension = sequence(objectIdentifier(OID.subjectAltName), octetString(value));
    return { extensions: parts.extensions.map((one, index) => (index === SAN ? extension : one)) };
  };

const DNS_NAME = 2;
const IP_ADDRESS = 7;

/** A change that speaks of the honest name. */
const about =
  (change: (host: string) => Change): Change =>
  (parts) =>
    change(parts.material.host)(parts);

const aboutAddress =
  (change: (address: string) => Change): Change =>
  (parts) =>
    change(parts.material.address)(parts);

/** The first label of a name, and the dot and labels behind it. */
const split = (host: string): readonly [string, string] => {
  const end = host.indexOf('.');
  return end < 0 ? [host, ''] : [host.slice(0, end), host.slice(end)];
};

/** A wildcard for some of the letters of the first label: `local*`, `l*t`. */
const partly =
  (pattern: (label: string) => string) =>
  (host: string): string => {
    const [label, rest] = split(host);
    return pattern(label) + rest;
  };

/** The honest name stands nowhere but where `change` puts it. */
const onlyBy =
  (change: Change): Change =>
  (parts) => ({ ...change(parts), subject: [{ O: 'Cutaway Gauntlet' }] });

const withoutNames: Change = (parts) => ({ extensions: parts.extensions.filter((_, index) => index !== SAN) });

/** Whether the certificate is for the name that was asked for (RFC 9525, RFC 5280 §4.2.1.6). */
export const nameCases: readonly HostileCase[] = [
  chainCase('name', {
    id: 'tls-wrong-host',
    severity: 'critical',
    rules: RULES,
    cwe: [297],
    change: { leaf: (parts) => ({ ...named('other.example')(parts), subject: [{ CN: 'other.example' }] }) },
  }),
  chainCase('name', {
    id: 'tls-common-name-right-san-wrong',
    severity: 'high',
    rules: RULES,
    cwe: [297],
    change: { leaf: named('other.example') },
  }),
  chainCase('name', {
    id: 'tls-common-name-alone',
    severity: 'medium',
    rules: ['RFC 9525 §2'],
    cwe: [297],
    change: { leaf: withoutNames },
  }),
  chainCase('name', {
    id: 'tls-subdomain-of-name',
    severity: 'critical',
    rules: RULES,
    cwe: [297],
    change: { leaf: about((host) => named(`www.${host}`)) },
  }),
  ...(
    [
      ['bare', () => '*'],
      ['partial', partly((label) => `${label.slice(0, 5)}*`)],
      ['embedded', partly((label) => `${label.slice(0, 1)}*${label.slice(-1)}`)],
      ['below', (host: string) => `*.${host}`],
    ] as const
  ).map(([name, pattern]) =>
    chainCase('name', {
      id: `tls-wildcard-${name}`,
      severity: 'high',
      rules: ['RFC 9525 §6.3', 'RFC 6125 §6.4.3'],
      cwe: [297],
      change: { leaf: about((host) => raw([DNS_NAME, utf8(pattern(host))])) },
    }),
  ),
  chainCase('name', {
    id: 'tls-nul-in-san',
    severity: 'critical',
    rules: ['RFC 5280 §4.2.1.6'],
    cve: ['CVE-2009-2408'],
    cwe: [158, 297],
    change: { leaf: about((host) => raw([DNS_NAME, utf8(`${host}\0.evil.example`)])) },
  }),
  chainCase('name', {
    id: 'tls-nul-in-common-name',
    severity: 'critical',
    rules: ['RFC 5280 §4.2.1.6'],
    cve: ['CVE-2009-2408'],
    cwe: [158, 297],
    change: {
      leaf: (parts) => ({ ...withoutNames(parts), subject: [{ CN: `${parts.material.host}\0.evil.example` }] }),
    },
  }),
  chainCase('name', {
    id: 'tls-san-separator',
    severity: 'critical',
    rules: ['RFC 5280 §4.2.1.6'],
    cve: ['CVE-2021-44532'],
    cwe: [295],
    change: { leaf: about((host) => raw([DNS_NAME, utf8(`evil.example, DNS:${host}`)])) },
  }),
  chainCase('name', {
    id: 'tls-name-as-rfc822',
    severity: 'high',
    rules: RULES,
    cwe: [297],
    change: { leaf: onlyBy(about((host) => raw([1, utf8(host)]))) },
  }),
  chainCase('name', {
    id: 'tls-name-as-uri',
    severity: 'high',
    rules: RULES,
    cwe: [297],
    change: { leaf: onlyBy(about((host) => raw([6, utf8(`https://${host}/`)]))) },
  }),
  ...(
    [
      ['tls-address-as-dns-name', aboutAddress((address) => raw([DNS_NAME, utf8(address)]))],
      // 127.1 is another way to write 127.0.0.1, but no address of four bytes.
      ['tls-address-short', raw([IP_ADDRESS, Uint8Array.of(127, 1)])],
      ['tls-address-asked-name-given', about((host) => named(host))],
      [
        'tls-address-in-common-name',
        aboutAddress((address) => (parts) => ({ ...withoutNames(parts), subject: [{ CN: address }] })),
      ],
    ] as const
  ).map(
    ([id, change]): HostileCase => ({
      ...chainCase('name', {
        id,
        severity: 'medium',
        rules: ['RFC 9525 §6.5', 'RFC 5280 §4.2.1.6'],
        cwe: [297],
        change: { leaf: change },
      }),
      attack: (material) => tlsScene(material, chain(material, { leaf: change }), {}, { host: material.address }),
      twin: (material) => tlsScene(material, chain(material), {}, { host: material.address }),
    }),
  ),
];
