import type { MessageFlow, Received } from '../connection/message-flow.js';

/** Only what comes after the handshake has a context (RFC 8446 §4.3.2, §4.4.2). @param rule for which message. */
export function checkContextOfHandshake(
  flow: MessageFlow,
  { value, id }: Received<{ readonly certificate_request_context: Uint8Array }>,
  rule: string,
): void {
  const fromHandshake = value.certificate_request_context.length === 0;
  flow.require('certificate_context', fromHandshake, 'tls/certificate-request-context', () => ({
    subject: { message: id, path: 'certificate_request_context' },
    rule,
  }));
}
