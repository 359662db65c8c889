import { concat, fromHex } from '@cutaway/primitives/bytes';
import { AlertDescription, ContentType } from '../../src/registry/index.js';
import { before, bytes, instead, NOTHING, type Rule } from '../rules.js';

const { change_cipher_spec, alert, application_data } = ContentType.of;

/** Malformed messages, records and alerts (RFC 8446 §5, §6). */
export const records: readonly Rule[] = [
  {
    rule: 'RFC 8446 §6.2',
    title: 'a message with something behind it',
    faults: bytes('EncryptedExtensions', () => fromHex('0800000400000000')),
    code: 'wire/trailing-bytes',
    alert: 'decode_error',
  },
  {
    rule: 'RFC 8446 §6.2',
    title: 'a message that is cut',
    faults: bytes('EncryptedExtensions', () => fromHex('080000020004')),
    code: 'wire/truncated',
    alert: 'decode_error',
  },
  {
    rule: 'RFC 8446 §5',
    title: 'a ChangeCipherSpec of another value',
    faults: before('EncryptedExtensions', fromHex('140303000102'), 'raw'),
    code: 'tls/bad-change-cipher-spec',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 8446 §5',
    title: 'a protected ChangeCipherSpec',
    faults: before('EncryptedExtensions', Uint8Array.of(1), change_cipher_spec),
    code: 'tls/unexpected-change-cipher-spec',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 8446 §5',
    title: 'a ChangeCipherSpec after the handshake',
    faults: instead('application_data', fromHex('140303000101'), 'raw'),
    afterwards: ({ server }) => server.send(Uint8Array.of(0)),
    code: 'tls/unprotected-record',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 8446 §5',
    title: 'a record of an unknown type',
    faults: before('EncryptedExtensions', Uint8Array.of(1), 24),
    code: 'tls/unexpected-record-type',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 8446 §5.1',
    title: 'a message that goes on under the next key',
    faults: bytes('ServerHello', (hello) => concat(hello, fromHex('08000002'))),
    code: 'tls/message-across-key-change',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 8446 §5.1',
    title: 'a record of another type within a message',
    faults: {
      message: (message) =>
        message.name === 'EncryptedExtensions'
          ? [
              { ...message, bytes: message.bytes.subarray(0, 3) },
              { ...message, type: application_data, bytes: Uint8Array.of(1) },
              { ...message, bytes: message.bytes.subarray(3) },
            ]
          : [message],
    },
    code: 'tls/interleaved-handshake',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 8446 §5.1',
    title: 'an alert that ends nothing within a message',
    faults: {
      message: (message) =>
        message.name === 'EncryptedExtensions'
          ? [
              { ...message, bytes: message.bytes.subarray(0, 3) },
              { ...message, type: alert, bytes: Uint8Array.of(1, AlertDescription.of.user_canceled) },
              { ...message, bytes: message.bytes.subarray(3) },
            ]
          : [message],
    },
    code: 'tls/interleaved-handshake',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 8446 §5.1',
    title: 'an empty record of the handshake',
    faults: instead('Certificate', NOTHING, alert),
    code: 'tls/empty-fragment',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 8446 §5.2',
    title: 'a protected record of more than 2^14 + 256 bytes',
    faults: before('EncryptedExtensions', concat(fromHex('1703034101'), new Uint8Array(0x4101)), 'raw'),
    code: 'tls/record-overflow',
    alert: 'record_overflow',
  },
  {
    rule: 'RFC 8446 §5.1',
    title: 'an unprotected record of more than 2^14 bytes',
    faults: before('ServerHello', concat(fromHex('1603034001'), new Uint8Array(0x4001)), 'raw'),
    code: 'tls/record-overflow',
    alert: 'record_overflow',
  },
  {
    rule: 'RFC 8446 §5.2',
    title: 'a record that is not what was sealed',
    faults: {
      record: (record) => [record[0] === 23 ? record.map((byte, at) => (at === 9 ? byte ^ 1 : byte)) : record],
    },
    code: 'tls/bad-record-mac',
    alert: 'bad_record_mac',
  },
  {
    rule: 'RFC 8446 §5.4',
    title: 'a record of zeros alone',
    faults: before('EncryptedExtensions', NOTHING, 0),
    code: 'tls/no-content-type',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 8446 §6',
    title: 'an alert of one byte',
    faults: before('EncryptedExtensions', Uint8Array.of(2), alert),
    code: 'wire/truncated',
    alert: 'decode_error',
  },
  {
    rule: 'RFC 8446 §5',
    title: 'a handshake message in the clear after the keys',
    faults: before('EncryptedExtensions', fromHex('1603030006080000020000'), 'raw'),
    code: 'tls/unprotected-record',
    alert: 'unexpected_message',
  },
];
