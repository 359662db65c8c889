import type { PublicKey, SignatureAlgorithm } from '@cutaway/primitives/crypto';
import type { MessageFlow } from '../connection/message-flow.js';
import { TlsError } from '../errors/tls-error.js';
import type { DigitallySigned } from '../messages/digitally-signed.js';
import { TLS_1_2, TLS_1_3 } from '../registry/protocol-version.js';
import { SignatureScheme, type SignatureSchemeParameters, signatureScheme } from '../registry/signature-schemes.js';

/** A certificate's key and how the certificate names it: `rsaEncryption`, `id-RSASSA-PSS`, `secp256r1` … */
export interface CertifiedKey {
  readonly publicKey: PublicKey;
  readonly keyName: string;
}

/** Whether a key can sign by a scheme in a version (RFC 8446 §4.2.3, RFC 5246 §7.4.1.4.1, RFC 8422 §5.1.1). */
export function schemeFitsKey(scheme: SignatureSchemeParameters, key: CertifiedKey, version: number): boolean {
  if (scheme.keyType !== key.publicKey.type) return false;
  if (scheme.rsaKey !== undefined && scheme.rsaKey !== key.keyName) return false;
  if (version < TLS_1_3) return true;
  return scheme.tls13 && (key.publicKey.type !== 'EC' || scheme.curve === key.publicKey.curve);
}

/**
 * How keys sign before TLS 1.2, where nothing says it on the wire (RFC 4346 §7.4.3, RFC 8422 §5.10).
 *
 * @throws {TlsError} `tls/certificate-key-unfit` for a key that cannot.
 */
export function legacyAlgorithm(key: PublicKey): SignatureAlgorithm {
  switch (key.type) {
    case 'RSA':
      return { name: 'RSASSA-PKCS1-v1_5', hash: 'MD5-SHA-1' };
    case 'EC':
      return { name: 'ECDSA', hash: 'SHA-1' };
    case 'DSA':
      return { name: 'DSA', hash: 'SHA-1' };
    default:
      throw new TlsError('tls/certificate-key-unfit', { actual: key.type });
  }
}

/**
 * Checks a signature the peer made in the handshake.
 *
 * @param name the check's name: `server_key_exchange_signature`, `certificate_verify`.
 * @param offered schemes the peer may use.
 * @returns the scheme's name, or `undefined` before TLS 1.2.
 */
export function verifyPeerSignature(
  flow: MessageFlow,
  name: 'server_key_exchange_signature' | 'certificate_verify',
  { algorithm, signature }: DigitallySigned,
  content: Uint8Array,
  key: CertifiedKey,
  offered: readonly number[],
  message: { readonly id: number | undefined; readonly path: string; readonly rule: string },
): string | undefined {
  const { version } = flow.context;
  const at = (field: string): string => (message.path === '' ? field : `${message.path}.${field}`);
  let method: SignatureAlgorithm;
  let label: string | undefined;
  if (version < TLS_1_2) {
    method = legacyAlgorithm(key.publicKey);
  } else {
    const id = algorithm ?? -1;
    const actual = SignatureScheme.label(id);
    label = actual;
    flow.choose(() => ({
      name: 'signature_scheme',
      offered: offered.map((one) => SignatureScheme.label(one)),
      chosen: actual,
      reason: 'peer_choice',
      rule: message.rule,
    }));
    const subject = { message: message.id, path: at('algorithm') };
    const context = { actual };
    flow.require('signature_scheme_offered', offered.includes(id), 'tls/signature-scheme-not-offered', () => ({
      context,
      subject,
      rule: message.rule,
    }));
    const scheme = signatureScheme(id);
    const fits = scheme !== undefined && schemeFitsKey(scheme, key, version);
    flow.require('signature_scheme_fits_key', fits, 'tls/signature-scheme-unfit', () => ({
      context: { ...context, key: key.keyName },
      subject,
      rule: message.rule,
    }));
    method = (scheme as SignatureSchemeParameters).algorithm;
  }
  const valid = flow.crypto.verify(method, key.publicKey, content, signature);
  flow.require(name, valid, 'tls/signature-invalid', () => ({
    context: { algorithm: label ?? method.name, key: key.keyName },
    subject: { message: message.id, path: at('signature') },
    rule: message.rule,
  }));
  return label;
}

/** The peer's first scheme that our key can and our policy allows. */
export function commonScheme(
  key: CertifiedKey,
  peerSchemes: readonly number[],
  ownSchemes: readonly number[],
  version: number,
): number | undefined {
  return peerSchemes.find((id) => {
    const scheme = signatureScheme(id);
    return scheme !== undefined && ownSchemes.includes(id) && schemeFitsKey(scheme, key, version);
  });
}

/** The scheme to sign with: the peer's first that our key can and our policy allows; `undefined` when there is none. */
export function chooseScheme(
  flow: MessageFlow,
  key: CertifiedKey,
  peerSchemes: readonly number[],
  ownSchemes: readonly number[],
): number | undefined {
  const chosen = commonScheme(key, peerSchemes, ownSchemes, flow.context.version);
  flow.choose(() => ({
    name: 'signature_scheme',
    offered: peerSchemes.map((id) => SignatureScheme.label(id)),
    accepted: ownSchemes.map((id) => SignatureScheme.label(id)),
    chosen: chosen === undefined ? null : SignatureScheme.label(chosen),
    reason: chosen === undefined ? 'nothing_common' : 'first_that_fits_key',
    rule: 'RFC 8446 §4.2.3',
  }));
  return chosen === undefined ? undefined : flow.decided('signature_scheme', chosen);
}
