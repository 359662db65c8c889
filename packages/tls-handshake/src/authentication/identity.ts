import { equal } from '@cutaway/primitives/bytes';
import type { CryptoProvider } from '@cutaway/primitives/crypto';
import { CutawayError } from '@cutaway/primitives/errors';
import { type Certificate, encodePublicKey, parseCertificate } from '@cutaway/x509';
import type { MessageFlow } from '../connection/message-flow.js';
import { TlsError } from '../errors/tls-error.js';
import { type Credential, isPrivateKey } from './credential.js';
import type { CertifiedKey } from './signatures.js';

/** Who the peer says it is. */
export interface PeerIdentity {
  /** DER, its own first. */
  readonly certificates: readonly Uint8Array[];
  readonly certificate: Certificate;
  readonly key: CertifiedKey;
  /** The Certificate message, and its event id. */
  readonly raw: Uint8Array;
  readonly message: number | undefined;
}

/**
 * Reads the peer's own certificate, of whatever trust, and its key.
 *
 * @throws {TlsError} `tls/certificate-missing`, `tls/certificate-malformed`.
 */
export function readPeerIdentity(
  flow: MessageFlow,
  certificates: readonly Uint8Array[],
  { raw, id: message }: { readonly raw: Uint8Array; readonly id: number | undefined },
): PeerIdentity {
  const [first] = certificates;
  flow.require('certificate_present', first !== undefined, 'tls/certificate-missing', () => ({
    subject: { message, path: 'certificate_list' },
  }));
  let certificate: Certificate;
  try {
    certificate = parseCertificate(first as Uint8Array);
  } catch (cause) {
    if (!(cause instanceof CutawayError)) throw cause;
    throw new TlsError(
      'tls/certificate-malformed',
      { reason: cause.code },
      { cause, place: { message: 'Certificate', path: 'certificate_list[0]' } },
    );
  }
  return { certificates, certificate, key: certifiedKey(certificate), raw, message };
}

const ownCertificates = new WeakMap<Credential, Certificate>();

/** Our own certificate of a credential, parsed once. @throws {X509Error} when it cannot be read. */
export function ownCertificate(credential: Credential): Certificate {
  let certificate = ownCertificates.get(credential);
  if (certificate === undefined) {
    const [own] = credential.certificates;
    if (own === undefined) throw new TlsError('tls/invalid-options', { option: 'credential.certificates', value: '' });
    certificate = parseCertificate(own);
    ownCertificates.set(credential, certificate);
  }
  return certificate;
}

/** The key of one of our own certificates. @throws {X509Error} when it cannot be read. */
export function ownKey(credential: Credential): CertifiedKey {
  return certifiedKey(ownCertificate(credential));
}

/** That a private key at hand is the one of our certificate. @throws {TlsError} `tls/key-mismatch` */
export function checkKeyMatches(crypto: CryptoProvider, credential: Credential): void {
  const { privateKey } = credential;
  const { publicKey, keyName } = ownKey(credential);
  if (!isPrivateKey(privateKey)) return;
  const own = encodePublicKey(crypto.publicKey(privateKey));
  if (!equal(own, encodePublicKey(publicKey))) throw new TlsError('tls/key-mismatch', { key: keyName });
}

function certifiedKey({ subjectPublicKeyInfo }: Certificate): CertifiedKey {
  const { publicKey, keyName } = subjectPublicKeyInfo;
  if (publicKey === undefined) throw new TlsError('tls/certificate-key-unfit', { actual: keyName });
  return { publicKey, keyName };
}
