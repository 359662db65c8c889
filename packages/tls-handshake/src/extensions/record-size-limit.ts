import { type Codec, struct, u16 } from '@cutaway/primitives/wire';
import { defineExtension, type ExtensionDefinition } from './definition.js';

/** RecordSizeLimit (RFC 8449 §4): the most bytes of plaintext in a record to the sender; in TLS 1.3 with the content type. */
export interface RecordSizeLimit {
  record_size_limit: number;
}

const RecordSizeLimit: Codec<RecordSizeLimit> = struct<RecordSizeLimit>('RecordSizeLimit', { record_size_limit: u16 });

/** `record_size_limit`: the largest plaintext the sender will take, from 64; in TLS 1.3 with the content type. */
export const recordSizeLimit: ExtensionDefinition<{
  ClientHello: Codec<RecordSizeLimit>;
  ServerHello: Codec<RecordSizeLimit>;
  EncryptedExtensions: Codec<RecordSizeLimit>;
}> = defineExtension('record_size_limit', 'RFC 8449 §4', {
  ClientHello: RecordSizeLimit,
  ServerHello: RecordSizeLimit,
  EncryptedExtensions: RecordSizeLimit,
});
