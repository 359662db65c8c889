import { findName } from '@cutaway/x509/verify';
import type { Credential } from '../authentication/credential.js';
import { ownCertificate, ownKey } from '../authentication/identity.js';
import { type CertifiedKey, chooseScheme, commonScheme } from '../authentication/signatures.js';
import type { MessageFlow } from '../connection/message-flow.js';
import { TlsError } from '../errors/tls-error.js';
import { signatureAlgorithms } from '../extensions/signature-algorithms.js';
import { CipherSuite } from '../registry/cipher-suite-names.js';
import { type CipherSuiteParameters, cipherSuite, suiteFitsVersion } from '../registry/cipher-suites.js';
import { ProtocolVersion, TLS_1_3 } from '../registry/protocol-version.js';
import { SignatureScheme } from '../registry/signature-schemes.js';
import type { ServerContext } from '../server-context.js';
import type { ReceivedClientHello } from './received-client-hello.js';
import type { ServerSettings } from './server-settings.js';

/** What a server proves itself with. */
export interface ServerProof {
  readonly credential: Credential;
  readonly key: CertifiedKey;
  readonly scheme: number;
}

/** The best version both sides speak (RFC 8446 §4.2.1). @param spoken versions there is a handshake for. */
export function chooseVersion(
  flow: MessageFlow,
  { policy }: ServerSettings,
  hello: ReceivedClientHello,
  spoken: readonly number[],
): number {
  const accepted = policy.versions.filter((version) => spoken.includes(version)).sort((one, other) => other - one);
  const chosen = accepted.find((version) => hello.versions.includes(version));
  const context = {
    offered: hello.versions.map((one) => ProtocolVersion.label(one)),
    accepted: accepted.map((one) => ProtocolVersion.label(one)),
  };
  flow.choose(() => ({
    name: 'version',
    ...context,
    chosen: chosen === undefined ? null : ProtocolVersion.label(chosen),
    reason: chosen === undefined ? 'nothing_common' : 'best_common',
    rule: 'RFC 8446 §4.2.1',
  }));
  flow.require('common_version', chosen !== undefined, 'tls/no-common-version', () => ({
    context,
    subject: { message: hello.id, path: 'extensions' },
  }));
  checkFallback(flow, hello, accepted);
  return chosen as number;
}

/** A client that says it tried something better before must not meet a server that speaks that (RFC 7507 §3). */
function checkFallback(flow: MessageFlow, hello: ReceivedClientHello, accepted: readonly number[]): void {
  if (!hello.cipherSuites.includes(CipherSuite.of.TLS_FALLBACK_SCSV)) return;
  const best = Math.max(...accepted);
  const actual = Math.max(...hello.versions);
  flow.require('fallback', best <= actual, 'tls/inappropriate-fallback', () => ({
    context: { actual: ProtocolVersion.label(actual), best: ProtocolVersion.label(best) },
    subject: { message: hello.id, path: 'cipher_suites' },
  }));
}

/** Our first suite that the client offers, goes with the version, and can be used. */
export function chooseCipherSuite(
  flow: MessageFlow,
  { policy }: ServerSettings,
  hello: ReceivedClientHello,
  version: number,
  usable: (suite: CipherSuiteParameters) => boolean = () => true,
): CipherSuiteParameters {
  const fits = (id: number): boolean => {
    const suite = cipherSuite(id);
    return suite !== undefined && suiteFitsVersion(suite, version) && usable(suite);
  };
  const accepted = policy.cipherSuites.filter(fits);
  const chosen = accepted.find((id) => hello.cipherSuites.includes(id));
  const context = {
    offered: hello.cipherSuites.map((one) => CipherSuite.label(one)),
    accepted: accepted.map((one) => CipherSuite.label(one)),
  };
  flow.choose(() => ({
    name: 'cipher_suite',
    ...context,
    chosen: chosen === undefined ? null : CipherSuite.label(chosen),
    reason: chosen === undefined ? 'nothing_common' : 'own_preference',
    rule: 'RFC 8446 §4.1.1',
  }));
  flow.require('common_cipher_suite', chosen !== undefined, 'tls/no-common-cipher-suite', () => ({
    context,
    subject: { message: hello.id, path: 'cipher_suites' },
  }));
  const id = chosen as number;
  return cipherSuite(flow.decided('cipher_suite', id)) ?? (cipherSuite(id) as CipherSuiteParameters);
}

/** Our first protocol that the client offers; none when either side has none to offer (RFC 7301 §3.2). */
export function chooseApplicationProtocol(
  flow: MessageFlow,
  settings: ServerSettings,
  context: ServerContext,
  hello: ReceivedClientHello,
): string | undefined {
  const accepted = context.applicationProtocols ?? settings.applicationProtocols;
  const offered = hello.applicationProtocols;
  if (accepted.length === 0 || offered.length === 0) return undefined;
  const chosen = accepted.find((protocol) => offered.includes(protocol));
  flow.choose(() => ({
    name: 'application_protocol',
    offered,
    accepted,
    chosen: chosen ?? null,
    reason: chosen === undefined ? 'nothing_common' : 'own_preference',
    rule: 'RFC 7301 §3.2',
  }));
  flow.require('common_application_protocol', chosen !== undefined, 'tls/no-application-protocol', () => ({
    context: { offered, accepted },
    subject: { message: hello.id, path: 'extensions' },
  }));
  return chosen;
}

/**
 * The certificate to show: one for the name that was asked for, with a key that signs as the client takes it
 * (RFC 8446 §4.4.2.2).
 */
export function chooseCredential(
  flow: MessageFlow,
  { policy }: ServerSettings,
  { credentials }: ServerContext,
  hello: ReceivedClientHello,
  version: number,
): ServerProof {
  if (version >= TLS_1_3 && !hello.extensionTypes.has(signatureAlgorithms.type)) {
    const context = { extension: 'signature_algorithms' };
    const options = { rule: 'RFC 8446 §4.2.3', place: { message: 'ClientHello' } };
    throw new TlsError('tls/missing-extension', context, options);
  }
  const usable = credentials.filter((credential) => {
    const key = ownKey(credential);
    return commonScheme(key, hello.signatureSchemes, policy.signatureSchemes, version) !== undefined;
  });
  const credential = usable.find((one) => isFor(one, hello.serverName)) ?? usable[0];
  flow.require('common_signature_scheme', credential !== undefined, 'tls/no-common-signature-scheme', () => ({
    context: {
      offered: hello.signatureSchemes.map((one) => SignatureScheme.label(one)),
      accepted: policy.signatureSchemes.map((one) => SignatureScheme.label(one)),
      keys: credentials.map((one) => ownKey(one).keyName),
    },
    subject: { message: hello.id, path: 'extensions' },
  }));
  const key = ownKey(credential as Credential);
  const scheme = chooseScheme(flow, key, hello.signatureSchemes, policy.signatureSchemes) as number;
  return { credential: credential as Credential, key, scheme };
}

/** Whether a credential's certificate is for a host name. */
export function isFor(credential: Credential, serverName: string | undefined): boolean {
  if (serverName === undefined) return false;
  return findName(ownCertificate(credential), { type: 'dNSName', text: serverName }) !== undefined;
}
