import { concat, fromHex } from '@cutaway/primitives/bytes';
import { ContentType } from '../../src/registry/index.js';
import { before, bytes, instead, NOTHING, type Rule } from '../rules.js';
import { unexpected } from './scenes.js';

const { change_cipher_spec, alert, application_data } = ContentType.of;

/** Messages at the wrong time, records and alerts (RFC 8446 §4, §5, §6). */
export const records: readonly Rule[] = [
  ...(
    [
      ['a KeyUpdate before Finished', 'RFC 8446 §4.6.3', '1800000100'],
      ['a ticket from a client', 'RFC 8446 §4.6.1', '0400000d000000010000000000000001000000'],
      ['EncryptedExtensions from a client', 'RFC 8446 §4.3.1', '080000020000'],
      ['a message of no known type', 'RFC 8446 §4', 'ff000000'],
    ] as const
  ).map(([title, rule, hex]): Rule => ({ rule, title, faults: before('Finished', fromHex(hex)), ...unexpected })),
  {
    rule: 'RFC 8446 §4.4.4',
    title: 'application data before Finished',
    faults: before('Finished', Uint8Array.of(1), application_data),
    ...unexpected,
  },
  ...(
    [
      ['a ClientHello after the handshake', 'RFC 8446 §4.1.2', '01000000'],
      ['a ticket from a client after the handshake', 'RFC 8446 §4.6.1', '0400000d000000010000000000000001000000'],
      ['a Certificate nobody asked for after the handshake', 'RFC 8446 §4.6.2', '0b00000400000000'],
      ['a Finished after the handshake', 'RFC 8446 §4.4.4', '14000000'],
    ] as const
  ).map(
    ([title, rule, hex]): Rule => ({
      rule,
      title,
      faults: instead('application_data', fromHex(hex)),
      afterwards: ({ client }) => client.send(Uint8Array.of(0)),
      ...unexpected,
    }),
  ),
  {
    rule: 'RFC 8446 §4.6.3',
    title: 'a KeyUpdate of no known kind',
    faults: bytes('KeyUpdate', () => fromHex('1800000102')),
    afterwards: ({ client }) => client.updateKeys(),
    code: 'tls/key-update-value',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §5',
    title: 'a ChangeCipherSpec before the ClientHello',
    faults: before('ClientHello', Uint8Array.of(1), change_cipher_spec),
    code: 'tls/unexpected-change-cipher-spec',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 8446 §5',
    title: 'a ChangeCipherSpec of another value',
    faults: before('Finished', fromHex('140303000102'), 'raw'),
    code: 'tls/bad-change-cipher-spec',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 8446 §5',
    title: 'a protected ChangeCipherSpec',
    faults: before('Finished', Uint8Array.of(1), change_cipher_spec),
    code: 'tls/unexpected-change-cipher-spec',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 8446 §5.1',
    title: 'a message that goes on under the next key',
    faults: bytes('ClientHello', (hello) => concat(hello, fromHex('14000020'))),
    code: 'tls/message-across-key-change',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 8446 §5.1',
    title: 'an empty record of the handshake',
    faults: before('ClientHello', fromHex('1603010000'), 'raw'),
    code: 'tls/empty-fragment',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 8446 §5.1',
    title: 'an unprotected record of more than 2^14 bytes',
    faults: before('ClientHello', concat(fromHex('1603014001'), new Uint8Array(0x4001)), 'raw'),
    code: 'tls/record-overflow',
    alert: 'record_overflow',
  },
  {
    rule: 'RFC 8446 §5.2',
    title: 'a protected record of more than 2^14 + 256 bytes',
    faults: before('Finished', concat(fromHex('1703034101'), new Uint8Array(0x4101)), 'raw'),
    code: 'tls/record-overflow',
    alert: 'record_overflow',
  },
  {
    rule: 'RFC 8446 §5.4',
    title: 'a record of zeros alone',
    faults: before('Finished', NOTHING, 0),
    code: 'tls/no-content-type',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 8446 §6',
    title: 'an alert of one byte',
    faults: before('Finished', Uint8Array.of(2), alert),
    code: 'wire/truncated',
    alert: 'decode_error',
  },
  {
    rule: 'RFC 8446 §5',
    title: 'a Finished in the clear',
    faults: instead('Finished', fromHex('1603030004140000 00'.replaceAll(' ', '')), 'raw'),
    code: 'tls/unprotected-record',
    alert: 'unexpected_message',
  },
];
