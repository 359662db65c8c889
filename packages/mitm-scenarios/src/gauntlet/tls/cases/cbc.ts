import { supported } from '@cutaway/tls-handshake';
import { type Faults, insecurePolicy } from '@cutaway/tls-handshake/lab';
import type { HostileCase, Scene } from '../../hostile-case.js';
import type { Material } from '../../material.js';
import type { Offer } from '../../witness.js';
import { honest } from '../scenes.js';
import { type TlsCase, tlsCase } from './tls-case.js';
import { offers12 } from './version.js';

const CBC = /^TLS_ECDHE_ECDSA_WITH_AES_(128|256)_CBC_/;

const offersCbc = (offer: Offer): boolean =>
  offers12(offer) && (offer.cipher_suites ?? []).some((name) => CBC.test(name));

const scene = (material: Material, faults?: () => Faults): Scene =>
  honest(material, {
    options: {
      policy: insecurePolicy({
        ...supported,
        name: 'CBC alone',
        versions: ['TLS 1.2'],
        cipherSuites: [
          'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA',
          'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA',
          'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256',
          'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384',
        ],
      }),
    },
    ...(faults === undefined ? {} : { faults }),
  });

/** MAC over the content, then padding, then encryption: as it was before RFC 7366. */
const macFirst = (name: string, chosen: number): number => (name === 'encrypt_then_mac' ? 0 : chosen);

/** Changes a part of the records that carry the answer. */
const answered = (part: 'mac' | 'padding', change: (bytes: Uint8Array) => Uint8Array): Faults => {
  let handshakeOver = false;
  return {
    message: (message) => {
      handshakeOver ||= message.name === 'application_data';
      return [message];
    },
    value: (name, bytes) => (handshakeOver && name === part ? change(bytes) : bytes),
  };
};

const flipped = (bytes: Uint8Array): Uint8Array => {
  const changed = bytes.slice();
  changed[0] = (changed[0] as number) ^ 1;
  return changed;
};

/** A block more, so that there is padding in front of the byte that tells its length. */
const longer = (padding: Uint8Array): Uint8Array => new Uint8Array(padding.length + 16).fill(padding.length + 15);

const recordCase = (definition: TlsCase, attack: () => Faults, twin?: () => Faults): HostileCase =>
  tlsCase('record', {
    cwe: [354],
    goal: 'answer-shown',
    where: { message: 'application_data' },
    offered: offersCbc,
    attack: (material) => scene(material, attack),
    twin: (material) => scene(material, twin),
    ...definition,
  });

/** Records of TLS 1.2 under a block cipher (RFC 5246 §6.2.3.2). */
export const cbcCases: readonly HostileCase[] = [
  tlsCase('handshake-1.2', {
    id: 'tls12-mac-before-encrypting',
    severity: 'low',
    rules: ['RFC 7366 §3'],
    cve: ['CVE-2013-0169'],
    cwe: [327],
    where: { message: 'ServerHello', field: 'extensions' },
    offered: offersCbc,
    attack: (material) => scene(material, () => ({ choice: macFirst })),
    twin: (material) => scene(material),
  }),
  recordCase(
    { id: 'tls12-cbc-mac-flipped', severity: 'critical', rules: ['RFC 5246 §6.2.3.2'] },
    () => ({ ...answered('mac', flipped), choice: macFirst }),
    () => ({ choice: macFirst }),
  ),
  recordCase(
    { id: 'tls12-cbc-padding-wrong', severity: 'high', rules: ['RFC 5246 §6.2.3.2'], cve: ['CVE-2014-8730'] },
    () => ({ ...answered('padding', (padding) => flipped(longer(padding))), choice: macFirst }),
    () => ({ ...answered('padding', longer), choice: macFirst }),
  ),
  recordCase({ id: 'tls12-encrypt-then-mac-flipped', severity: 'critical', rules: ['RFC 7366 §3'] }, () =>
    answered('mac', flipped),
  ),
];
