import { SshError } from '../errors/index.js';
import type { PublicKeyLimits } from '../keys/public-key.js';
import { splitPublicKeyLine } from '../keys/public-key-line.js';
import { parseCertificate, type SshCertificate } from './certificate.js';

/**
 * Reads the line of a `-cert.pub` file.
 *
 * @throws {SshError} as `parseCertificate`; `ssh/key-type-mismatch`, `ssh/malformed-key`.
 */
export function parseCertificateLine(
  line: string,
  limits: PublicKeyLimits = {},
): { certificate: SshCertificate; comment: string } {
  const { type, blob, comment } = splitPublicKeyLine(line);
  const certificate = parseCertificate(blob, limits);
  if (type !== certificate.type) {
    throw new SshError('ssh/key-type-mismatch', { context: { written: type, type: certificate.type } });
  }
  return { certificate, comment };
}
