import type { MessageFlow } from '../connection/message-flow.js';
import { type Extension, findExtension } from '../extensions/definition.js';
import { recordSizeLimit } from '../extensions/record-size-limit.js';
import { MAX_PLAINTEXT_LENGTH } from '../record/record.js';
import { TLS_1_3 } from '../registry/protocol-version.js';

/** The smallest limit there may be (RFC 8449 §4). */
const SMALLEST = 64;

/**
 * Keeps our records to the size the peer takes, and the peer to ours, when both say one (RFC 8449 §4).
 *
 * @param own the most content we take; protected records alone are measured.
 */
export function agreeOnRecordSize(
  flow: MessageFlow,
  own: number,
  extensions: readonly Extension[] | undefined,
  message: number | undefined,
  version: number,
): void {
  const limit = findExtension(extensions, recordSizeLimit, 'EncryptedExtensions')?.record_size_limit;
  if (limit === undefined) return;
  flow.require('record_size_limit', limit >= SMALLEST, 'tls/record-size-limit-invalid', () => ({
    context: { actual: limit },
    subject: { message, path: 'extensions' },
  }));
  // In TLS 1.3 the content type counts too.
  flow.writer.maxFragmentLength =
    flow.faults?.maxFragmentLength ?? Math.min(MAX_PLAINTEXT_LENGTH, version >= TLS_1_3 ? limit - 1 : limit);
  flow.reader.maxFragmentLength = own;
}
