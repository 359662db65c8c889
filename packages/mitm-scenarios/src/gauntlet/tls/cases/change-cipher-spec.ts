import type { Faults, OutgoingMessage } from '@cutaway/tls-handshake/lab';
import { ContentType } from '@cutaway/tls-handshake/registry';
import type { HostileCase, Scene } from '../../hostile-case.js';
import type { Material } from '../../material.js';
import { honest } from '../scenes.js';
import { before, inPlaceOf, inTheClear } from './injected.js';
import { type TlsCase, tlsCase } from './tls-case.js';
import { offers12, offers13, tls12, tls13 } from './version.js';

const { change_cipher_spec, handshake } = ContentType.of;

const changeCipherSpec = (value = 1): OutgoingMessage =>
  inTheClear(change_cipher_spec, 'ChangeCipherSpec', Uint8Array.of(value));

/** Finished as it is, in the clear, and ChangeCipherSpec behind it. */
const finishedFirst = (): Faults => ({
  message: (message) => {
    if (message.name === 'ChangeCipherSpec') return [];
    if (message.name !== 'Finished') return [message];
    return [inTheClear(handshake, 'Finished', message.bytes), changeCipherSpec()];
  },
});

const only12 = (material: Material, faults?: () => Faults): Scene =>
  honest(material, { options: { policy: tls12 }, ...(faults === undefined ? {} : { faults }) });
const only13 = (material: Material, faults?: () => Faults): Scene =>
  honest(material, { options: { policy: tls13 }, ...(faults === undefined ? {} : { faults }) });

const case12 = (definition: TlsCase, faults: () => Faults): HostileCase =>
  tlsCase('handshake-1.2', {
    cwe: [841],
    where: { message: 'ChangeCipherSpec' },
    offered: offers12,
    attack: (material) => only12(material, faults),
    twin: (material) => only12(material),
    ...definition,
  });

/** In TLS 1.3 the record means nothing, but where it may stand and what it holds is laid down (RFC 8446 §5). */
const case13 = (id: string, faults: () => Faults, more: Partial<TlsCase> = {}): HostileCase =>
  tlsCase('handshake', {
    id,
    severity: 'low',
    rules: ['RFC 8446 §5'],
    cwe: [841],
    where: { message: 'ChangeCipherSpec' },
    offered: offers13,
    attack: (material) => only13(material, faults),
    twin: (material) => only13(material),
    ...more,
  });

/** Changes of keys at the wrong time (RFC 5246 §7.1, RFC 8446 §5). */
export const changeCipherSpecCases: readonly HostileCase[] = [
  case12(
    { id: 'tls12-change-cipher-spec-early', severity: 'critical', rules: ['RFC 5246 §7.1'], cve: ['CVE-2014-0224'] },
    before('Certificate', changeCipherSpec()),
  ),
  case12(
    {
      id: 'tls12-finished-before-change-cipher-spec',
      severity: 'critical',
      rules: ['RFC 5246 §7.4.9'],
      where: { message: 'Finished' },
    },
    finishedFirst,
  ),
  case13('tls13-change-cipher-spec-other-value', before('EncryptedExtensions', changeCipherSpec(2))),
  case13(
    'tls13-change-cipher-spec-protected',
    before('EncryptedExtensions', {
      type: change_cipher_spec,
      name: 'ChangeCipherSpec',
      bytes: Uint8Array.of(1),
    }),
  ),
  case13(
    'tls13-change-cipher-spec-late',
    inPlaceOf('Finished', (message) => [message, changeCipherSpec()]),
    // A client may have sent its request before it reads on.
    { goal: 'answer-shown' },
  ),
];
