import { utf8 } from '@cutaway/primitives/bytes';
import { createName, OID, parseIpAddress } from '@cutaway/x509';
import { boolean, contextTag, element, objectIdentifier, octetString, sequence } from '@cutaway/x509/der';
import type { HostileCase } from '../../hostile-case.js';
import type { Material } from '../../material.js';
import type { Change } from '../pki.js';
import { chainCase } from './tls-case.js';

const PERMITTED = 0;
const EXCLUDED = 1;

const dnsName = (name: string): Uint8Array => element(contextTag(2, false), utf8(name));
const ipAddress = (...bytes: number[]): Uint8Array => element(contextTag(7, false), Uint8Array.from(bytes));
const directoryName = (...parts: Parameters<typeof createName>[0]): Uint8Array =>
  element(contextTag(4, true), createName(parts).bytes);

/** 240.0.0.0/4, in which no server can be. */
const reserved = (): Uint8Array => ipAddress(240, 0, 0, 0, 240, 0, 0, 0);

/** Exactly the address of the honest certificate. */
const wholeAddress = ({ address }: Material): Uint8Array => {
  const bytes = parseIpAddress(address) ?? new Uint8Array(0);
  return ipAddress(...bytes, ...bytes.map(() => 255));
};

const constrained =
  (which: 0 | 1, base: (material: Material) => Uint8Array): Change =>
  ({ extensions, material }) => {
    const subtrees = element(contextTag(which, true), sequence(base(material)));
    const value = octetString(sequence(subtrees));
    return { extensions: [...extensions, sequence(objectIdentifier(OID.nameConstraints), boolean(true), value)] };
  };

const constraintCase = (id: string, intermediate: Change, more: Partial<HostileCase> = {}): HostileCase => ({
  ...chainCase('name-constraint', {
    id,
    severity: 'high',
    rules: ['RFC 5280 §4.2.1.10', 'RFC 5280 §6.1.3 (b), (c)'],
    change: { intermediate },
  }),
  ...more,
});

/** Whether an authority keeps to the names it may certify. The honest certificate has the name and the address. */
export const nameConstraintCases: readonly HostileCase[] = [
  constraintCase(
    'tls-constraint-dns-outside',
    constrained(PERMITTED, () => dnsName('example.com')),
  ),
  constraintCase(
    'tls-constraint-dns-excluded',
    constrained(EXCLUDED, ({ host }) => dnsName(host)),
  ),
  constraintCase('tls-constraint-ip-outside', constrained(PERMITTED, reserved)),
  constraintCase('tls-constraint-ip-excluded', constrained(EXCLUDED, wholeAddress)),
  constraintCase(
    'tls-constraint-directory-outside',
    constrained(PERMITTED, () => directoryName({ O: 'Somebody else' })),
  ),
  constraintCase(
    'tls-constraint-directory-excluded',
    constrained(EXCLUDED, ({ host }) => directoryName({ CN: host })),
  ),
];
