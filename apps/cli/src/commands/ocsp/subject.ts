import type { Certificate } from '@cutaway/x509';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import type { RunContext } from '../../run-context.js';
import { readCertificates } from '../cert/read-input.js';

/** The first certificate of a file, and who issued it: from a file of its own, or the certificate behind it. */
export async function readSubject(
  file: string,
  issuerFile: string | undefined,
  context: RunContext,
): Promise<{ readonly certificate: Certificate; readonly issuer: Certificate }> {
  const [certificate, next] = await readCertificates(file, {}, context);
  const issuer = issuerFile === undefined ? next : (await readCertificates(issuerFile, {}, context))[0];
  if (certificate === undefined || issuer === undefined) throw new Failure(ExitCode.usage, 'ocsp.issuerNeeded');
  return { certificate, issuer };
}
