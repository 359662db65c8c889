import { concat, equal } from '@cutaway/primitives/bytes';
import { type CertifiedKey, verifyPeerSignature } from '../authentication/signatures.js';
import type { MessageFlow, Received } from '../connection/message-flow.js';
import { applicationLayerProtocolNegotiation } from '../extensions/application-layer-protocol-negotiation.js';
import { findExtension } from '../extensions/definition.js';
import { ECPointFormat, ecPointFormatsExtension } from '../extensions/ec-point-formats.js';
import { encryptThenMac } from '../extensions/encrypt-then-mac.js';
import { extendedMasterSecret } from '../extensions/extended-master-secret.js';
import { renegotiationInfo } from '../extensions/renegotiation-info.js';
import type { DigitallySigned } from '../messages/digitally-signed.js';
import type { ServerKeyExchange } from '../messages/server-key-exchange.js';
import { CipherSuite } from '../registry/cipher-suite-names.js';
import { type CipherSuiteParameters, cipherSuite, suiteFitsVersion } from '../registry/cipher-suites.js';
import { ExtensionType } from '../registry/extension-type.js';
import { ProtocolVersion } from '../registry/protocol-version.js';
import { checkApplicationProtocol } from './application-protocol.js';
import type { Hellos } from './client.js';
import type { ClientSettings } from './client-settings.js';
import { checkAnswers } from './extension-checks.js';
import { agreeOnRecordSize } from './record-size.js';
import { renegotiatedByServer } from './renegotiation12.js';

const NO_COMPRESSION = 0;

/** Extensions of TLS 1.3 that a ServerHello of TLS 1.2 must not have. */
const ONLY_TLS_1_3: readonly number[] = [
  ExtensionType.of.key_share,
  ExtensionType.of.pre_shared_key,
  ExtensionType.of.supported_versions,
];

/** What the ServerHello says besides the version. */
export interface Negotiated12 {
  readonly suite: CipherSuiteParameters;
  readonly applicationProtocol: string | undefined;
  readonly extendedMasterSecret: boolean;
  /** In CBC suites (RFC 7366). */
  readonly encryptThenMac: boolean;
  /** Whether the server knows renegotiation_info (RFC 5746). */
  readonly secureRenegotiation: boolean;
}

/** Every choice in the ServerHello must be one of the offers (RFC 5246 §7.4.1.3). */
export function checkServerHello12(flow: MessageFlow, settings: ClientSettings, hellos: Hellos): Negotiated12 {
  const { offer, version, serverHello } = hellos;
  const { value, id } = serverHello;
  const label = CipherSuite.label(value.cipher_suite);
  const offered = offer.cipherSuites.map((one) => CipherSuite.label(one));
  const at = (path: string): { message: number | undefined; path: string } => ({ message: id, path });
  flow.choose(() => ({
    name: 'cipher_suite',
    offered,
    chosen: label,
    reason: 'peer_choice',
    rule: 'RFC 5246 §7.4.1.3',
  }));
  flow.require(
    'cipher_suite_offered',
    offer.cipherSuites.includes(value.cipher_suite),
    'tls/cipher-suite-not-offered',
    () => ({ context: { actual: label, offered }, subject: at('cipher_suite'), rule: 'RFC 5246 §7.4.1.3' }),
  );
  const suite = cipherSuite(value.cipher_suite) as CipherSuiteParameters;
  flow.require('cipher_suite_fits_version', suiteFitsVersion(suite, version), 'tls/cipher-suite-unfit', () => ({
    context: { actual: label, version: ProtocolVersion.label(version) },
    subject: at('cipher_suite'),
    rule: 'RFC 5246 §7.4.1.3',
  }));
  const uncompressed = value.legacy_compression_method === NO_COMPRESSION;
  flow.require('compression', uncompressed, 'tls/compression-chosen', () => ({
    context: { actual: value.legacy_compression_method },
    subject: at('legacy_compression_method'),
  }));

  const types = new Set(offer.hello.extensions?.map(({ extension_type }) => extension_type));
  for (const type of ONLY_TLS_1_3) types.delete(type);
  checkAnswers(flow, 'ServerHello', value.extensions, types, id);
  const secureRenegotiation = checkRenegotiationInfo(flow, settings, hellos);
  const extended = findExtension(value.extensions, extendedMasterSecret, 'ServerHello') !== undefined;
  if (extended || settings.policy.requireExtendedMasterSecret) {
    flow.require('extended_master_secret', extended, 'tls/extended-master-secret-missing', () => ({
      subject: at('extensions'),
    }));
  } else {
    flow.skip('extended_master_secret', 'RFC 7627 §5.3', at('extensions'));
  }
  const formats = findExtension(value.extensions, ecPointFormatsExtension, 'ServerHello')?.ec_point_format_list;
  if (formats !== undefined) {
    flow.require('point_format', formats.includes(ECPointFormat.of.uncompressed), 'tls/point-format-missing', () => ({
      subject: at('extensions'),
    }));
  }
  const protocols = findExtension(value.extensions, applicationLayerProtocolNegotiation, 'ServerHello');
  const applicationProtocol = checkApplicationProtocol(flow, settings, protocols?.protocol_name_list, id);
  agreeOnRecordSize(flow, settings.recordSizeLimit, value.extensions, id, version);
  const macLast = findExtension(value.extensions, encryptThenMac, 'ServerHello') !== undefined;
  return { suite, applicationProtocol, extendedMasterSecret: extended, encryptThenMac: macLast, secureRenegotiation };
}

/** A first handshake's renegotiation_info is empty; a later one's continues it (RFC 5746 §3.4, §3.5). */
function checkRenegotiationInfo(
  flow: MessageFlow,
  settings: ClientSettings,
  { serverHello: { value, id }, binding }: Hellos,
): boolean {
  const info = findExtension(value.extensions, renegotiationInfo, 'ServerHello');
  const expected = settings.policy.requireSecureRenegotiation || binding?.secure;
  const subject = { message: id, path: 'extensions' };
  if (info !== undefined || expected) {
    flow.require('renegotiation_info_present', info !== undefined, 'tls/renegotiation-info-missing', () => ({
      subject,
    }));
    const same = equal(info?.renegotiated_connection ?? new Uint8Array(0), renegotiatedByServer(binding));
    flow.require('renegotiation_info', same, 'tls/renegotiation-info-mismatch', () => ({ subject }));
  } else {
    flow.skip('renegotiation_info_present', 'RFC 5746 §4.1', subject);
  }
  return info !== undefined;
}

const KEY_TYPES = { RSA: ['RSA'], DSS: ['DSA'], ECDSA: ['EC', 'Ed25519', 'Ed448'], anon: [] } as const;

/** Whether a key is of the kind a suite names (RFC 5246 §7.4.2, RFC 8422 §5.3). */
export function keyFitsSuite(suite: CipherSuiteParameters, key: CertifiedKey): boolean {
  const types: readonly string[] = KEY_TYPES[suite.authentication ?? 'anon'];
  const canEncrypt = suite.keyExchange !== 'RSA' || key.keyName !== 'id-RSASSA-PSS';
  return types.includes(key.publicKey.type) && canEncrypt;
}

/** The certificate's key is of the kind the suite names (RFC 5246 §7.4.2, RFC 8422 §5.3). */
export function checkKeyFitsSuite(
  flow: MessageFlow,
  suite: CipherSuiteParameters,
  key: CertifiedKey,
  message: number | undefined,
): void {
  flow.require('certificate_key', keyFitsSuite(suite, key), 'tls/certificate-key-unfit', () => ({
    context: { cipher_suite: suite.name, actual: key.keyName },
    subject: { message, path: 'certificate_list[0]' },
  }));
}

/** The server's signature covers both randoms and its parameters (RFC 8422 §5.4, RFC 5246 §7.4.3). */
export function checkServerKeyExchange(
  flow: MessageFlow,
  { offer, serverHello }: Hellos,
  { value, raw, id }: Received<ServerKeyExchange>,
  key: CertifiedKey,
): string | undefined {
  const signed = value.signed_params as DigitallySigned;
  const signedLength = (signed.algorithm === undefined ? 2 : 4) + signed.signature.length;
  const params = raw.subarray(4, raw.length - signedLength);
  const content = concat(offer.hello.random, serverHello.value.random, params);
  return verifyPeerSignature(flow, 'server_key_exchange_signature', signed, content, key, offer.signatureSchemes, {
    id,
    path: 'signed_params',
    rule: 'RFC 5246 §7.4.3',
  });
}
