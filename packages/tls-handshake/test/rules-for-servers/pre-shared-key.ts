import { concat, fromHex } from '@cutaway/primitives/bytes';
import { ClientHello } from '../../src/messages/index.js';
import { before, bytes, fields, flipped, NOTHING, PSK, type Rule, removed, type, UNKNOWN, without } from '../rules.js';
import { unexpected } from './scenes.js';

const withPsk: Partial<Rule> = { client: { externalPsks: [PSK] }, server: { externalPsks: [PSK] } };
const early: Partial<Rule> = {
  resumes: true,
  client: { earlyData: new Uint8Array(50) },
  server: { earlyData: { maxSize: 100, admit: () => true } },
};

/** Pre-shared keys and early data (RFC 8446 §4.2.10, §4.2.11). */
export const preSharedKey: readonly Rule[] = [
  {
    rule: 'RFC 8446 §4.2.9',
    title: 'a pre-shared key without its modes',
    faults: removed('ClientHello', type.psk_key_exchange_modes),
    ...withPsk,
    code: 'tls/missing-extension',
    alert: 'missing_extension',
  },
  {
    rule: 'RFC 8446 §4.2.11',
    title: 'something behind pre_shared_key',
    faults: fields(
      ClientHello,
      (hello) => void hello.extensions?.push({ extension_type: UNKNOWN, extension_data: NOTHING }),
    ),
    ...withPsk,
    code: 'tls/psk-not-last',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.2.11',
    title: 'two binders for one key',
    faults: fields(ClientHello, (hello) => {
      const psk = hello.extensions?.at(-1)?.extension_data as { binders: Uint8Array[] } | undefined;
      psk?.binders.push(new Uint8Array(32));
    }),
    ...withPsk,
    code: 'tls/psk-binder-count',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.2.11',
    title: 'a binder that is wrong',
    faults: flipped('psk_binder'),
    ...withPsk,
    code: 'tls/psk-binder-mismatch',
    alert: 'decrypt_error',
  },
  {
    rule: 'RFC 8446 §4.2.10',
    title: 'more early data than was allowed',
    faults: bytes('application_data', (data) => concat(data, new Uint8Array(100))),
    ...early,
    code: 'tls/too-much-early-data',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 8446 §4.2.10',
    title: 'early data that is not what was sealed',
    faults: {
      record: (record) => [record[0] === 23 ? record.map((byte, at) => (at === 9 ? byte ^ 1 : byte)) : record],
    },
    ...early,
    code: 'tls/bad-record-mac',
    alert: 'bad_record_mac',
  },
  {
    rule: 'RFC 8446 §4.5',
    title: 'no EndOfEarlyData after early data',
    faults: without('EndOfEarlyData'),
    ...early,
    code: 'tls/bad-record-mac',
    alert: 'bad_record_mac',
  },
  {
    rule: 'RFC 8446 §4.5',
    title: 'EndOfEarlyData without early data',
    faults: before('Finished', fromHex('05000000')),
    ...unexpected,
  },
];
