import type { DerOptions } from '../der/index.js';
import { X509Error } from '../errors.js';
import { encodePem, parsePem, pemBlock } from '../pem/index.js';
import { type Certificate, parseCertificate } from './certificate.js';

const LABELS = ['CERTIFICATE', 'X509 CERTIFICATE'];

/**
 * The first certificate in a PEM text.
 *
 * @throws {X509Error} `x509/pem-block-missing`, `x509/invalid-pem`, and as {@link parseCertificate}.
 */
export function certificateFromPem(text: string, options: DerOptions = {}): Certificate {
  return parseCertificate(pemBlock(text, ...LABELS).bytes, options);
}

/**
 * All certificates in a PEM text, in order; none is an empty list.
 *
 * @throws {X509Error} with the index of the block in its path.
 */
export function certificatesFromPem(text: string, options: DerOptions = {}): Certificate[] {
  return parsePem(text)
    .filter(({ label }) => LABELS.includes(label))
    .map(({ bytes }, index) => {
      try {
        return parseCertificate(bytes, options);
      } catch (error) {
        if (error instanceof X509Error) error.within(`[${index}]`);
        throw error;
      }
    });
}

/** A certificate as `-----BEGIN CERTIFICATE-----`. */
export function certificateToPem(certificate: Certificate | Uint8Array): string {
  return encodePem('CERTIFICATE', certificate instanceof Uint8Array ? certificate : certificate.bytes);
}
