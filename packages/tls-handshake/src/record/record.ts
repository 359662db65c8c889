import { type Codec, opaque16, type Reader, u16 } from '@cutaway/primitives/wire';
import { ContentType } from '../registry/content-type.js';
import { ProtocolVersion } from '../registry/protocol-version.js';

/** Bytes of `type`, `legacy_record_version` and `length` in front of every record. */
export const RECORD_HEADER_LENGTH = 5;

/** The most plaintext a record holds (RFC 8446 §5.1, RFC 5246 §6.2.1). */
export const MAX_PLAINTEXT_LENGTH: number = 2 ** 14;

/** A record as it stands on the wire. */
export interface WireRecord {
  type: number;
  legacy_record_version: number;
  fragment: Uint8Array;
}

function recordCodec(type: string, names: { type: string; fragment: string }): Codec<WireRecord> {
  const fragment = opaque16();
  return {
    type,
    write: (writer, value) => {
      ContentType.write(writer, value.type);
      ProtocolVersion.write(writer, value.legacy_record_version);
      fragment.write(writer, value.fragment);
    },
    read: (reader: Reader) => {
      const contentType = reader.field(names.type, ContentType);
      const legacy_record_version = reader.field('legacy_record_version', ProtocolVersion);
      const length = reader.field('length', u16);
      const bytes: Codec<Uint8Array> = {
        type: `opaque[${length}]`,
        write: (writer, value) => writer.put(value),
        read: (inner) => inner.take(length),
      };
      return { type: contentType, legacy_record_version, fragment: reader.field(names.fragment, bytes) };
    },
  };
}

/** A record without protection (RFC 8446 §5.1). */
export const TLSPlaintext: Codec<WireRecord> = recordCodec('TLSPlaintext', { type: 'type', fragment: 'fragment' });

/** A protected record of TLS 1.2 and before (RFC 5246 §6.2.3). */
export const TLSCiphertext12: Codec<WireRecord> = recordCodec('TLSCiphertext', { type: 'type', fragment: 'fragment' });

/** A protected record of TLS 1.3 (RFC 8446 §5.2). */
export const TLSCiphertext13: Codec<WireRecord> = recordCodec('TLSCiphertext', {
  type: 'opaque_type',
  fragment: 'encrypted_record',
});
