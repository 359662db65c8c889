import type { TlsConnection } from '../../src/index.js';
import { added, type Rule, replaced, type } from '../rules.js';

function sendUnbounded(connection: TlsConnection): void {
  const { flow } = connection as unknown as { flow: { writer: { maxFragmentLength: number } } };
  flow.writer.maxFragmentLength = 2 ** 14;
  connection.send(new Uint8Array(300));
}

/** Rules of other RFCs. */
export const otherDocuments: readonly Rule[] = [
  {
    rule: 'RFC 7301 §3.1',
    title: 'a protocol that was not offered',
    faults: added('EncryptedExtensions', type.application_layer_protocol_negotiation, { protocol_name_list: ['h3'] }),
    client: { applicationProtocols: ['h2'] },
    code: 'tls/application-protocol-not-offered',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 7301 §3.1',
    title: 'two protocols',
    faults: added('EncryptedExtensions', type.application_layer_protocol_negotiation, {
      protocol_name_list: ['h2', 'h2'],
    }),
    client: { applicationProtocols: ['h2'] },
    code: 'tls/application-protocol-not-offered',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8449 §4',
    title: 'a limit on records of 63 bytes',
    faults: replaced('EncryptedExtensions', type.record_size_limit, { record_size_limit: 63 }),
    code: 'tls/record-size-limit-invalid',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8449 §4',
    title: 'a record above our limit',
    faults: null,
    client: { recordSizeLimit: 100 },
    afterwards: ({ server }) => sendUnbounded(server),
    code: 'tls/record-overflow',
    alert: 'record_overflow',
  },
];
