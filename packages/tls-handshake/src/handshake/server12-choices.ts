import { ownKey } from '../authentication/identity.js';
import { type CertifiedKey, commonScheme } from '../authentication/signatures.js';
import type { MessageFlow } from '../connection/message-flow.js';
import { findExtension } from '../extensions/definition.js';
import { ECPointFormat, ecPointFormatsExtension } from '../extensions/ec-point-formats.js';
import { extendedMasterSecret } from '../extensions/extended-master-secret.js';
import { renegotiationInfo } from '../extensions/renegotiation-info.js';
import { CipherSuite } from '../registry/cipher-suite-names.js';
import type { CipherSuiteParameters } from '../registry/cipher-suites.js';
import { NamedGroup, namedGroup } from '../registry/named-groups.js';
import type { ServerContext } from '../server-context.js';
import { keyFitsSuite } from './client12-checks.js';
import type { ServerShare12 } from './key-exchange12.js';
import type { ReceivedClientHello } from './received-client-hello.js';
import { chooseCipherSuite, chooseCredential, type ServerProof } from './server-choices.js';
import type { ServerSettings } from './server-settings.js';

/** What a full handshake uses. */
export interface Agreed12 {
  readonly suite: CipherSuiteParameters;
  readonly group: ServerShare12['group'];
  readonly proof: ServerProof;
}

/** Whether a client can renegotiate safely, which it says by an extension or a suite (RFC 5746 §3.6). */
export function signalsSecureRenegotiation({ extensionTypes, cipherSuites }: ReceivedClientHello): boolean {
  return (
    extensionTypes.has(renegotiationInfo.type) ||
    cipherSuites.includes(CipherSuite.of.TLS_EMPTY_RENEGOTIATION_INFO_SCSV)
  );
}

/** What a ClientHello of TLS 1.2 has to keep to. @returns whether the master secret is bound to the handshake. */
export function checkClientHello12(flow: MessageFlow, { policy }: ServerSettings, hello: ReceivedClientHello): boolean {
  const { value, id, extensionTypes } = hello;
  const subject = { message: id, path: 'extensions' };
  const secure = signalsSecureRenegotiation(hello);
  if (secure || policy.requireSecureRenegotiation) {
    flow.require('renegotiation_info_present', secure, 'tls/renegotiation-info-missing', () => ({ subject }));
  } else {
    flow.skip('renegotiation_info_present', 'RFC 5746 §4.3', subject);
  }
  const info = findExtension(value.extensions, renegotiationInfo, 'ClientHello');
  if (info !== undefined) {
    const empty = info.renegotiated_connection.length === 0;
    flow.require('renegotiation_info', empty, 'tls/renegotiation-info-mismatch', () => ({ subject }));
  }
  const formats = findExtension(value.extensions, ecPointFormatsExtension, 'ClientHello')?.ec_point_format_list;
  if (formats !== undefined) {
    const uncompressed = formats.includes(ECPointFormat.of.uncompressed);
    flow.require('point_format', uncompressed, 'tls/point-format-missing', () => ({ subject }));
  }
  const extended = extensionTypes.has(extendedMasterSecret.type);
  if (extended || policy.requireExtendedMasterSecret) {
    flow.require('extended_master_secret', extended, 'tls/extended-master-secret-missing', () => ({ subject }));
  } else {
    flow.skip('extended_master_secret', 'RFC 7627 §5.3', subject);
  }
  return extended;
}

/** Suite, group and certificate, which depend on each other (RFC 8422 §5.1, §5.3). */
export function agreeFully(
  flow: MessageFlow,
  settings: ServerSettings,
  context: ServerContext,
  hello: ReceivedClientHello,
  version: number,
): Agreed12 {
  const { policy } = settings;
  const group = chooseCurve(flow, settings, hello);
  const credentialsFor = (suite: CipherSuiteParameters): ServerContext['credentials'] =>
    context.credentials.filter((credential) => {
      const key = ownKey(credential);
      const scheme = commonScheme(key, hello.signatureSchemes, policy.signatureSchemes, version);
      return keyFitsSuite(suite, key) && scheme !== undefined && knowsCurve(hello, key);
    });
  const usable = (suite: CipherSuiteParameters): boolean =>
    suite.keyExchange === 'ECDHE' &&
    suite.encryption.type === 'aead' &&
    group !== undefined &&
    credentialsFor(suite).length > 0;
  const suite = chooseCipherSuite(flow, settings, hello, version, usable);
  const proof = chooseCredential(flow, settings, { ...context, credentials: credentialsFor(suite) }, hello, version);
  return { suite, group: group as Agreed12['group'], proof };
}

const CURVES = {
  'P-256': NamedGroup.of.secp256r1,
  'P-384': NamedGroup.of.secp384r1,
  'P-521': NamedGroup.of.secp521r1,
} as const;

/** Before TLS 1.3 the client's groups are also those of ECDSA keys it can verify with (RFC 8422 §5.1.1). */
function knowsCurve({ groups }: ReceivedClientHello, { publicKey }: CertifiedKey): boolean {
  return publicKey.type !== 'EC' || groups.length === 0 || groups.includes(CURVES[publicKey.curve]);
}

/** Our first curve that the client speaks. One that says none speaks all (RFC 8422 §5.1). */
function chooseCurve(
  flow: MessageFlow,
  { policy }: ServerSettings,
  hello: ReceivedClientHello,
): Agreed12['group'] | undefined {
  const curves = policy.groups.map(namedGroup).filter((group) => group?.kind === 'elliptic-curve');
  const chosen = curves.find(
    (group) => group !== undefined && (hello.groups.length === 0 || hello.groups.includes(group.id)),
  );
  flow.choose(() => ({
    name: 'group',
    offered: hello.groups.map((one) => NamedGroup.label(one)),
    accepted: curves.map((group) => group?.name ?? ''),
    chosen: chosen?.name ?? null,
    reason: chosen === undefined ? 'nothing_common' : 'own_preference',
    rule: 'RFC 8422 §5.1',
  }));
  if (chosen?.kind !== 'elliptic-curve') return undefined;
  const decided = namedGroup(flow.decided('group', chosen.id));
  return decided === undefined || decided.kind === 'kem' ? chosen : decided;
}
