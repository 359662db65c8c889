import type { MessageFlow } from '../connection/message-flow.js';

/** The server takes exactly one of the protocols offered, or says nothing (RFC 7301 §3.1). */
export function checkApplicationProtocol(
  flow: MessageFlow,
  { applicationProtocols: offered }: { readonly applicationProtocols: readonly string[] },
  answer: readonly string[] | undefined,
  message: number | undefined,
): string | undefined {
  if (answer === undefined) return undefined;
  const [chosen, ...more] = answer;
  flow.choose(() => ({
    name: 'application_protocol',
    offered,
    chosen: chosen ?? null,
    reason: 'peer_choice',
    rule: 'RFC 7301 §3.2',
  }));
  const good = chosen !== undefined && more.length === 0 && offered.includes(chosen);
  flow.require('application_protocol_offered', good, 'tls/application-protocol-not-offered', () => ({
    context: { actual: answer, offered },
    subject: { message, path: 'extensions' },
  }));
  return chosen;
}
