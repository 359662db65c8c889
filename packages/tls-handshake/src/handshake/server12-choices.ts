import { bytesToUnsigned, equal } from '@cutaway/primitives/bytes';
import { type Credential, isPrivateKey } from '../authentication/credential.js';
import { ownKey } from '../authentication/identity.js';
import { type CertifiedKey, commonScheme } from '../authentication/signatures.js';
import type { MessageFlow } from '../connection/message-flow.js';
import { TlsError } from '../errors/tls-error.js';
import { findExtension } from '../extensions/definition.js';
import { ECPointFormat, ecPointFormatsExtension } from '../extensions/ec-point-formats.js';
import { extendedMasterSecret } from '../extensions/extended-master-secret.js';
import { renegotiationInfo } from '../extensions/renegotiation-info.js';
import { CipherSuite } from '../registry/cipher-suite-names.js';
import { type CipherSuiteParameters, cipherSuite, type KeyExchangeMethod } from '../registry/cipher-suites.js';
import { NamedGroup, namedGroup } from '../registry/named-groups.js';
import { TLS_1_2 } from '../registry/protocol-version.js';
import { SignatureScheme } from '../registry/signature-schemes.js';
import type { ServerContext } from '../server-context.js';
import { keyFitsSuite } from './client12-checks.js';
import type { ServerShare12 } from './key-exchange12.js';
import type { ReceivedClientHello } from './received-client-hello.js';
import { renegotiatedByClient } from './renegotiation12.js';
import type { ServerStart } from './server.js';
import { chooseCipherSuite, chooseCredential, isFor, type ServerProof } from './server-choices.js';
import type { ServerSettings } from './server-settings.js';

/** What a full handshake uses. */
export interface Agreed12 {
  readonly suite: CipherSuiteParameters;
  /** Absent with static RSA. */
  readonly group: ServerShare12['group'] | undefined;
  /** Absent in anonymous suites. */
  readonly proof: ServerProof12 | undefined;
}

/** The key we decrypt or sign with; `scheme` is absent when nothing on the wire says how it signs. */
export type ServerProof12 = Omit<ServerProof, 'scheme'> & { readonly scheme: number | undefined };

/** Whether a client can renegotiate safely, which it says by an extension or a suite (RFC 5746 §3.6). */
export function signalsSecureRenegotiation({ extensionTypes, cipherSuites }: ReceivedClientHello): boolean {
  return (
    extensionTypes.has(renegotiationInfo.type) ||
    cipherSuites.includes(CipherSuite.of.TLS_EMPTY_RENEGOTIATION_INFO_SCSV)
  );
}

/** What a ClientHello of TLS 1.2 has to keep to. @returns whether the master secret is bound to the handshake. */
export function checkClientHello12(
  flow: MessageFlow,
  { policy }: ServerSettings,
  { hello, binding }: ServerStart,
): boolean {
  const { value, id, extensionTypes } = hello;
  const subject = { message: id, path: 'extensions' };
  const secure = signalsSecureRenegotiation(hello);
  const info = findExtension(value.extensions, renegotiationInfo, 'ClientHello');
  // Later on a suite no longer says enough (RFC 5746 §3.7).
  const present = binding?.secure ? info !== undefined : secure;
  if (present || policy.requireSecureRenegotiation || binding?.secure) {
    flow.require('renegotiation_info_present', present, 'tls/renegotiation-info-missing', () => ({ subject }));
  } else {
    flow.skip('renegotiation_info_present', 'RFC 5746 §4.3', subject);
  }
  if (info !== undefined) {
    const same = equal(info.renegotiated_connection, renegotiatedByClient(binding));
    flow.require('renegotiation_info', same, 'tls/renegotiation-info-mismatch', () => ({ subject }));
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
  return flow.decided('extended_master_secret', Number(extended)) === 1;
}

/** Suite, group and certificate, which depend on each other (RFC 8422 §5.1, §5.3). */
export function agreeFully(
  flow: MessageFlow,
  settings: ServerSettings,
  context: ServerContext,
  received: ReceivedClientHello,
  version: number,
): Agreed12 {
  const { policy } = settings;
  const unsaid = version === TLS_1_2 && received.signatureSchemes.length === 0;
  const hello = unsaid ? { ...received, signatureSchemes: SCHEMES_UNSAID } : received;
  const groups = {
    ECDHE: uses(policy, 'ECDHE') ? chooseGroup(flow, settings, hello, 'elliptic-curve') : undefined,
    DHE: ownGroup(flow) ?? (uses(policy, 'DHE') ? chooseGroup(flow, settings, hello, 'finite-field') : undefined),
    RSA: undefined,
  };
  const credentialsFor = (suite: CipherSuiteParameters): ServerContext['credentials'] =>
    context.credentials.filter((credential) => {
      const key = ownKey(credential);
      return (
        keyFitsSuite(suite, key) &&
        knowsCurve(hello, key) &&
        canProve(flow, settings, hello, version, suite, credential)
      );
    });
  const usable = (suite: CipherSuiteParameters): boolean =>
    suite.keyExchange !== null &&
    (!suite.export || hasWeakKeys(flow, suite)) &&
    (suite.keyExchange === 'RSA' || groups[suite.keyExchange] !== undefined) &&
    (suite.authentication === 'anon' || credentialsFor(suite).length > 0);
  const suite = chooseCipherSuite(flow, settings, hello, version, usable);
  const group = groups[suite.keyExchange ?? 'RSA'];
  if (suite.authentication === 'anon') return { suite, group, proof: undefined };
  const credentials = credentialsFor(suite);
  if (signsByScheme(flow, suite, version)) {
    return { suite, group, proof: chooseCredential(flow, settings, { ...context, credentials }, hello, version) };
  }
  const [first] = credentials;
  const credential = credentials.find((one) => isFor(one, hello.serverName)) ?? first;
  if (credential === undefined) throw new TlsError('tls/no-common-cipher-suite', { offered: [], accepted: [] });
  return { suite, group, proof: { credential, key: ownKey(credential), scheme: undefined } };
}

/** The lab's group in place of a registered one. */
function ownGroup({ faults }: MessageFlow): ServerShare12['group'] | undefined {
  const agreement = faults?.diffieHellmanGroup;
  if (agreement === undefined) return undefined;
  const bits = bytesToUnsigned(agreement.p).toString(2).length;
  return { id: 0, name: `DH (${bits} bits)`, kind: 'finite-field', agreement, shareLength: agreement.p.length };
}

/** Whether there are keys as short as an EXPORT suite wants them. */
function hasWeakKeys({ faults }: MessageFlow, { keyExchange }: CipherSuiteParameters): boolean {
  return (keyExchange === 'RSA' ? faults?.temporaryRsaKey : faults?.diffieHellmanGroup) !== undefined;
}

/** What a client of TLS 1.2 means that names no schemes (RFC 5246 §7.4.1.4.1). */
const SCHEMES_UNSAID: readonly number[] = [SignatureScheme.of.rsa_pkcs1_sha1, SignatureScheme.of.ecdsa_sha1];

function uses({ cipherSuites }: ServerSettings['policy'], method: KeyExchangeMethod): boolean {
  return cipherSuites.some((id) => cipherSuite(id)?.keyExchange === method);
}

/** Whether a signature is made, and names how. */
function signsByScheme({ faults }: MessageFlow, { keyExchange }: CipherSuiteParameters, version: number): boolean {
  return version === TLS_1_2 && (keyExchange !== 'RSA' || faults?.temporaryRsaKey !== undefined);
}

/** Whether a key can do what the suite asks of it: to sign as the client takes it, or to decrypt. */
function canProve(
  flow: MessageFlow,
  { policy }: ServerSettings,
  hello: ReceivedClientHello,
  version: number,
  suite: CipherSuiteParameters,
  { privateKey, certificates }: Credential,
): boolean {
  if (suite.keyExchange === 'RSA') return isPrivateKey(privateKey) || privateKey.decrypt !== undefined;
  const key = ownKey({ privateKey, certificates });
  if (!signsByScheme(flow, suite, version)) return ['RSA', 'EC', 'DSA'].includes(key.publicKey.type);
  return commonScheme(key, hello.signatureSchemes, policy.signatureSchemes, version) !== undefined;
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

/**
 * Our first group of a kind that the client speaks. One that names none of the kind speaks all (RFC 8422 §5.1,
 * RFC 7919 §4).
 */
function chooseGroup(
  flow: MessageFlow,
  { policy }: ServerSettings,
  hello: ReceivedClientHello,
  kind: 'elliptic-curve' | 'finite-field',
): ServerShare12['group'] | undefined {
  const accepted = policy.groups.map(namedGroup).filter((group) => group?.kind === kind);
  const silent = kind === 'elliptic-curve' ? hello.groups.length === 0 : !hello.groups.some((id) => id >> 8 === FFDHE);
  const chosen = accepted.find((group) => group !== undefined && (silent || hello.groups.includes(group.id)));
  flow.choose(() => ({
    name: 'group',
    offered: hello.groups.map((one) => NamedGroup.label(one)),
    accepted: accepted.map((group) => group?.name ?? ''),
    chosen: chosen?.name ?? null,
    reason: chosen === undefined ? 'nothing_common' : 'own_preference',
    rule: kind === 'elliptic-curve' ? 'RFC 8422 §5.1' : 'RFC 7919 §4',
  }));
  if (chosen === undefined || chosen.kind === 'kem') return undefined;
  const decided = namedGroup(flow.decided('group', chosen.id));
  return decided === undefined || decided.kind === 'kem' ? chosen : decided;
}

/** The first byte of finite-field groups in the registry (RFC 7919 §2). */
const FFDHE = 1;
