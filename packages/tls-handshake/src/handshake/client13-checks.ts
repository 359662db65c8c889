import { equal } from '@cutaway/primitives/bytes';
import type { MessageFlow, Received } from '../connection/message-flow.js';
import type { ServerHello } from '../messages/server-hello.js';
import { CipherSuite } from '../registry/cipher-suite-names.js';
import { type CipherSuiteParameters, cipherSuite, suiteFitsVersion } from '../registry/cipher-suites.js';
import { ExtensionType } from '../registry/extension-type.js';
import { ProtocolVersion, TLS_1_3 } from '../registry/protocol-version.js';
import type { ClientOffer } from './client-hello.js';
import { checkAnswers } from './extension-checks.js';

const { cookie, key_share, pre_shared_key, supported_versions } = ExtensionType.of;

/** What may be answered where (RFC 8446 §4.2). A HelloRetryRequest may bring a cookie unasked. */
const ANSWERS: Readonly<Record<'ServerHello' | 'HelloRetryRequest', readonly number[]>> = {
  ServerHello: [supported_versions, key_share, pre_shared_key],
  HelloRetryRequest: [supported_versions, key_share, cookie],
};

/** What a ServerHello and a HelloRetryRequest of TLS 1.3 have to keep to (RFC 8446 §4.1.3, §4.1.4). */
export function checkServerHello13(
  flow: MessageFlow,
  offer: ClientOffer,
  { value, id }: Received<ServerHello>,
  context: 'ServerHello' | 'HelloRetryRequest',
): CipherSuiteParameters {
  const at = (path: string): { message: number | undefined; path: string } => ({ message: id, path });
  const echoed = equal(value.legacy_session_id_echo, offer.sessionId);
  flow.require('session_id_echo', echoed, 'tls/session-id-not-echoed', () => ({
    subject: at('legacy_session_id_echo'),
  }));
  const label = CipherSuite.label(value.cipher_suite);
  const offered = offer.cipherSuites.map((one) => CipherSuite.label(one));
  flow.choose(() => ({
    name: 'cipher_suite',
    offered,
    chosen: label,
    reason: 'peer_choice',
    rule: 'RFC 8446 §4.1.3',
  }));
  const known = offer.cipherSuites.includes(value.cipher_suite);
  flow.require('cipher_suite_offered', known, 'tls/cipher-suite-not-offered', () => ({
    context: { actual: label, offered },
    subject: at('cipher_suite'),
  }));
  const suite = cipherSuite(value.cipher_suite) as CipherSuiteParameters;
  flow.require('cipher_suite_fits_version', suiteFitsVersion(suite, TLS_1_3), 'tls/cipher-suite-unfit', () => ({
    context: { actual: label, version: ProtocolVersion.label(TLS_1_3) },
    subject: at('cipher_suite'),
  }));
  flow.require('compression', value.legacy_compression_method === 0, 'tls/compression-chosen', () => ({
    context: { actual: value.legacy_compression_method },
    subject: at('legacy_compression_method'),
  }));
  const sent = new Set(offer.hello.extensions?.map(({ extension_type }) => extension_type));
  const answerable = ANSWERS[context].filter((type) => type === cookie || sent.has(type));
  const offeredTypes = new Set([...sent].filter((type) => !ANSWERS[context].includes(type)));
  // Something else we sent is asked for but out of place; something we did not send is unsolicited.
  checkAnswers(flow, context, value.extensions, new Set([...answerable, ...offeredTypes]), id, new Set(answerable));
  return suite;
}
