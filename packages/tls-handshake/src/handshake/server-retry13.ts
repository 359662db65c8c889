import { equal } from '@cutaway/primitives/bytes';
import { constantTimeEqual } from '@cutaway/primitives/crypto';
import { encode } from '@cutaway/primitives/wire';
import type { Handshake, MessageFlow } from '../connection/message-flow.js';
import { cookie as cookieExtension } from '../extensions/cookie.js';
import { type Extension, extension, findExtension } from '../extensions/definition.js';
import { keyShare } from '../extensions/key-share.js';
import { supportedVersions } from '../extensions/supported-versions.js';
import type { RetriedClientHello } from '../hello-retry-cookies.js';
import { ClientHello } from '../messages/client-hello.js';
import { encodeHandshake } from '../messages/definition.js';
import { HELLO_RETRY_REQUEST_RANDOM, HelloRetryRequest, type ServerHello } from '../messages/server-hello.js';
import { type CipherSuiteParameters, cipherSuite } from '../registry/cipher-suites.js';
import { ExtensionType } from '../registry/extension-type.js';
import { NamedGroup, type NamedGroupParameters } from '../registry/named-groups.js';
import { TLS_1_2, TLS_1_3 } from '../registry/protocol-version.js';
import { type ReceivedClientHello, readClientHello } from './received-client-hello.js';
import type { ServerSettings } from './server-settings.js';

/** A HelloRetryRequest (RFC 8446 §4.1.4). */
function helloRetryRequest(
  hello: ReceivedClientHello,
  suite: CipherSuiteParameters,
  extensions: Extension[],
): ServerHello {
  return {
    legacy_version: TLS_1_2,
    random: HELLO_RETRY_REQUEST_RANDOM,
    legacy_session_id_echo: hello.value.legacy_session_id,
    cipher_suite: suite.id,
    legacy_compression_method: 0,
    extensions,
  };
}

function retryExtensions(version: number, group: number, cookie: Uint8Array | undefined): Extension[] {
  return [
    extension(supportedVersions, 'HelloRetryRequest', { selected_version: version }),
    extension(keyShare, 'HelloRetryRequest', { selected_group: group }),
    ...(cookie === undefined ? [] : [extension(cookieExtension, 'HelloRetryRequest', { cookie })]),
  ];
}

/** Asks for a share in another group, and takes the second ClientHello (RFC 8446 §4.1.4). */
export function* retry(
  flow: MessageFlow,
  { helloRetryCookies }: ServerSettings,
  first: ReceivedClientHello,
  suite: CipherSuiteParameters,
  group: NamedGroupParameters,
): Handshake<ReceivedClientHello> {
  const given = helloRetryCookies?.issue({
    cipherSuite: suite.id,
    group: group.id,
    clientHelloHash: flow.transcript.hash(suite.hash),
  });
  const version = flow.decided('version', TLS_1_3);
  const extensions = flow.alteredExtensions('HelloRetryRequest', retryExtensions(version, group.id, given));
  const request = flow.send(HelloRetryRequest, helloRetryRequest(first, suite, extensions));
  flow.transcript.replaceClientHello(suite.hash, request.raw);
  if (first.value.legacy_session_id.length > 0) flow.sendCompatibilityChangeCipherSpec();
  const second = readClientHello(flow, yield* flow.receive(ClientHello));
  flow.reader.skippable = 0;
  checkCookie(flow, second, findExtension(extensions, cookieExtension, 'HelloRetryRequest')?.cookie);
  checkSecondHello(flow, first, second, group);
  return second;
}

/**
 * The HelloRetryRequest that a first ClientHello answers whose cookie says so: it was sent on another connection, which
 * left nothing behind but the cookie (RFC 8446 §4.2.2). Restores the transcript.
 */
export function retriedElsewhere(
  flow: MessageFlow,
  { helloRetryCookies }: ServerSettings,
  hello: ReceivedClientHello,
): RetriedClientHello | undefined {
  const given = findExtension(hello.value.extensions, cookieExtension, 'ClientHello')?.cookie;
  if (given === undefined || helloRetryCookies === undefined) return undefined;
  const retried = helloRetryCookies.redeem(given);
  const suite = cipherSuite(retried?.cipherSuite ?? 0);
  const good = retried !== undefined && suite !== undefined && !hello.extensionTypes.has(early_data);
  flow.require('cookie', good, 'tls/cookie-mismatch', () => ({
    subject: { message: hello.id, path: 'extensions.cookie' },
  }));
  if (retried === undefined || suite === undefined) return undefined;
  const request = helloRetryRequest(hello, suite, retryExtensions(TLS_1_3, retried.group, given));
  flow.transcript.beginWithRetry(retried.clientHelloHash, encodeHandshake(HelloRetryRequest, request));
  return retried;
}

const { cookie, early_data, encrypted_client_hello, key_share, padding, pre_shared_key } = ExtensionType.of;

/** What may differ between the two (RFC 8446 §4.1.2, RFC 9849 §6.1.5). */
const MAY_CHANGE: readonly number[] = [cookie, early_data, encrypted_client_hello, key_share, padding, pre_shared_key];

/** The second ClientHello has the share that was asked for, and is the first one otherwise (RFC 8446 §4.1.2). */
function checkSecondHello(
  flow: MessageFlow,
  first: ReceivedClientHello,
  second: ReceivedClientHello,
  group: NamedGroupParameters,
): void {
  const shares = findExtension(second.value.extensions, keyShare, 'ClientHello')?.client_shares ?? [];
  const asAsked = shares.length === 1 && shares[0]?.group === group.id;
  flow.require('retried_share', asAsked, 'tls/retried-share-missing', () => ({
    context: { expected: group.name, actual: shares.map((share) => NamedGroup.label(share.group)) },
    subject: { message: second.id, path: 'extensions.key_share.client_shares' },
  }));
  const same = equal(fixedPart(first), fixedPart(second)) && !second.extensionTypes.has(early_data);
  flow.require('second_client_hello', same, 'tls/second-client-hello-changed', () => ({
    subject: { message: second.id, path: '' },
  }));
}

/** The client repeats the cookie it was given, and none otherwise (RFC 8446 §4.2.2). */
function checkCookie(flow: MessageFlow, second: ReceivedClientHello, given: Uint8Array | undefined): void {
  const repeated = findExtension(second.value.extensions, cookieExtension, 'ClientHello')?.cookie;
  const same = given === undefined || repeated === undefined ? given === repeated : constantTimeEqual(given, repeated);
  flow.require('cookie', same, 'tls/cookie-mismatch', () => ({
    subject: { message: second.id, path: 'extensions.cookie' },
  }));
}

/** The bytes of a ClientHello without what may change. */
function fixedPart({ value }: ReceivedClientHello): Uint8Array {
  const extensions = (value.extensions ?? []).filter(({ extension_type }) => !MAY_CHANGE.includes(extension_type));
  return encode(ClientHello.codec, { ...value, extensions });
}
