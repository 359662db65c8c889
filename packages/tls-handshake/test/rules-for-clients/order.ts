import { fromHex } from '@cutaway/primitives/bytes';
import { ContentType } from '../../src/registry/index.js';
import { before, bytes, instead, type Rule, without } from '../rules.js';

const { application_data } = ContentType.of;

/** Messages at the wrong time (RFC 8446 §4). */
export const order: readonly Rule[] = [
  ...(['EncryptedExtensions', 'Certificate', 'CertificateVerify'] as const).map((name) => ({
    rule: 'RFC 8446 §4',
    title: `no ${name}`,
    faults: without(name),
    code: 'tls/unexpected-message',
    alert: 'unexpected_message' as const,
  })),
  ...(
    [
      ['a KeyUpdate before Finished', 'RFC 8446 §4.6.3', '1800000100'],
      ['EndOfEarlyData from a server', 'RFC 8446 §4.5', '05000000'],
      ['a ticket before Finished', 'RFC 8446 §4.6.1', '0400000d0000000100000000000000010000000'],
      ['a HelloRequest', 'RFC 8446 §4.1.2', '00000000'],
      ['a message of no known type', 'RFC 8446 §4', 'ff000000'],
    ] as const
  ).map(([title, rule, hex]) => ({
    rule,
    title,
    faults: before('Finished', fromHex(hex.length % 2 === 0 ? hex : `${hex}0`)),
    code: 'tls/unexpected-message',
    alert: 'unexpected_message' as const,
  })),
  {
    rule: 'RFC 8446 §4.6.3',
    title: 'a KeyUpdate of no known kind',
    faults: bytes('KeyUpdate', () => fromHex('1800000102')),
    afterwards: ({ server }) => server.updateKeys(),
    code: 'tls/key-update-value',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.2',
    title: 'an extension twice in NewSessionTicket',
    faults: bytes('NewSessionTicket', () => fromHex('0400001700000e100000000001010001010008eeee0000eeee0000')),
    code: 'tls/duplicate-extension',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.6.2',
    title: 'a CertificateRequest after the handshake that was not offered to be answered',
    faults: instead('application_data', fromHex('0d00000b000008000d0004000204 03'.replaceAll(' ', ''))),
    afterwards: ({ server }) => server.send(Uint8Array.of(0)),
    code: 'tls/unexpected-message',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 8446 §4.1.2',
    title: 'a HelloRequest after the handshake',
    faults: instead('application_data', fromHex('00000000')),
    afterwards: ({ server }) => server.send(Uint8Array.of(0)),
    code: 'tls/unexpected-message',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 8446 §4.4.4',
    title: 'application data before Finished',
    faults: before('Finished', Uint8Array.of(1), application_data),
    code: 'tls/unexpected-message',
    alert: 'unexpected_message',
  },
];
