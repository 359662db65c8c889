import { dissectPartly, type Field, movedField } from '@cutaway/primitives/wire';
import { Alert, ChangeCipherSpec, dissectHandshake } from '@cutaway/tls-handshake/messages';
import { RECORD_HEADER_LENGTH, TLSCiphertext12, TLSPlaintext, type WireRecord } from '@cutaway/tls-handshake/record';
import { ContentType, HandshakeType, TLS_1_2 } from '@cutaway/tls-handshake/registry';
import type { Protocol } from '../protocol.js';
import { deduce } from './deduce.js';
import { HANDSHAKE_HEADER_LENGTH, type PlainHandshake, plainHandshakes, recordOf } from './record.js';
import { weaken } from './weaken.js';

/** TLS, as who owns the wire sees it: one record a packet (RFC 8446 §5, RFC 5246 §6). */
export const tlsProtocol: Protocol = { name: 'tls', dissect, weaken, deduce };

function dissect(bytes: Uint8Array): { name: string; fields: Field } {
  const record = recordOf(bytes);
  if (record === undefined) {
    return { name: 'TLSPlaintext', fields: dissectPartly(TLSPlaintext, bytes, 'TLSPlaintext').field };
  }
  const contents = contentsOf(record);
  const codec = contents.length === 0 ? TLSCiphertext12 : TLSPlaintext;
  const fields = dissectPartly(codec, bytes).field;
  const fragment = fields.children?.at(-1);
  if (contents.length === 0 || fragment === undefined) return { name: codec.type, fields };
  delete fragment.value;
  fragment.children = contents;
  const [only, ...others] = contents;
  const name = others.length === 0 && only !== undefined ? only.name : codec.type;
  return { name, fields: { ...fields, name } };
}

/** The messages of a record without protection, as fields. */
function contentsOf(record: WireRecord): Field[] {
  const { type, fragment } = record;
  const one = (name: string, codec: typeof Alert | typeof ChangeCipherSpec): Field[] => [
    movedField(dissectPartly<unknown>(codec, fragment, name).field, RECORD_HEADER_LENGTH),
  ];
  if (type === ContentType.of.alert && fragment.length === 2) return one('Alert', Alert);
  if (type === ContentType.of.change_cipher_spec) return one('ChangeCipherSpec', ChangeCipherSpec);
  return plainHandshakes(record).map((message) => handshakeField(message));
}

function handshakeField({ msg_type, raw, pos }: PlainHandshake): Field {
  // Certificates are sent in the clear in TLS 1.2 alone.
  const context = { version: TLS_1_2, keyExchange: keyExchangeOf(msg_type, raw), authentication: 'ECDSA' } as const;
  return movedField(dissectHandshake(raw, context).field, pos);
}

/** What a ClientKeyExchange is of shows in its length: with RSA it has two bytes (RFC 5246 §7.4.7.1). */
function keyExchangeOf(msg_type: number, raw: Uint8Array): 'RSA' | 'ECDHE' {
  const isRsa =
    msg_type === HandshakeType.of.client_key_exchange &&
    raw.length === HANDSHAKE_HEADER_LENGTH + 2 + (((raw[4] ?? 0) << 8) | (raw[5] ?? 0));
  return isRsa ? 'RSA' : 'ECDHE';
}
