import { readFileSync } from 'node:fs';
import * as tls from 'node:tls';
import { type Certificate, certificatesFromPem } from '../certificate/index.js';
import { type TrustAnchor, trustAnchor } from '../verify/index.js';

/** Files in which systems keep the roots they trust, the first that exists counts. */
const SYSTEM_FILES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/** Roots may break rules that other certificates are held to: a lenient reader takes them. */
const read = (pem: string): Certificate[] => certificatesFromPem(pem, { deviations: [] });

/** The roots of Mozilla's programme that this Node brings with it. */
export function mozillaRoots(): Certificate[] {
  return tls.rootCertificates.flatMap(read);
}

/**
 * The roots that this computer trusts: what Node tells (from 22.15 on), else the file in which Linux systems and macOS
 * keep them, else none. `SSL_CERT_FILE` goes first, as with OpenSSL.
 */
export function systemRoots(env: Readonly<Record<string, string | undefined>> = process.env): Certificate[] {
  const { SSL_CERT_FILE: own } = env;
  if (own !== undefined && own !== '') return read(readFileSync(own, 'utf8'));
  const told = (tls as { getCACertificates?: (type: 'system') => string[] }).getCACertificates?.('system') ?? [];
  if (told.length > 0) return told.flatMap(read);
  for (const file of SYSTEM_FILES) {
    try {
      return read(readFileSync(file, 'utf8'));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return [];
}

/** Roots as trust anchors: trusted by name and key, whatever else they say. */
export function anchorsOf(roots: readonly Certificate[]): TrustAnchor[] {
  return roots.map(trustAnchor);
}
