import { toHex } from '@cutaway/primitives/bytes';
import { nodeCrypto } from '@cutaway/primitives/node';
import { encodePem, nameToText, parseCertificate, X509Error } from '@cutaway/x509';

/** A certificate as JSON has it. One that is wrong on purpose may be nothing but its PEM. */
export interface CertificateJson {
  readonly subject?: string;
  readonly issuer?: string;
  /** Hex, as it is encoded. */
  readonly serialNumber?: string;
  /** ISO 8601, UTC. */
  readonly notBefore?: string;
  readonly notAfter?: string;
  /** SHA-256 of the DER, hex. */
  readonly sha256: string;
  readonly pem: string;
}

export function certificateJson(der: Uint8Array): CertificateJson {
  const always = { sha256: toHex(nodeCrypto.hash('SHA-256').update(der).digest()), pem: encodePem('CERTIFICATE', der) };
  try {
    const { subject, issuer, serialNumber, validity } = parseCertificate(der, { deviations: [] });
    return {
      subject: nameToText(subject),
      issuer: nameToText(issuer),
      serialNumber: toHex(serialNumber),
      notBefore: validity.notBefore.toISOString(),
      notAfter: validity.notAfter.toISOString(),
      ...always,
    };
  } catch (error) {
    if (!(error instanceof X509Error)) throw error;
    return always;
  }
}
