import { appendFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import { type Certificate, certificatesFromPem } from '@cutaway/x509/certificate';
import { ExitCode } from '../../exit-code.js';
import { Failure, fileFailure } from '../../failure.js';
import { readText } from '../../files.js';

/** The certificates of a PEM file. @throws {Failure} when there are none. */
export function anchorsFrom(file: string): Certificate[] {
  const anchors = certificatesFromPem(readText(file));
  if (anchors.length === 0) throw new Failure(ExitCode.input, 'tls.caEmpty', { file });
  return anchors;
}

/** Mozilla's roots, as this Node has them. */
export function defaultAnchors(): Certificate[] {
  return rootCertificates.flatMap((pem) => certificatesFromPem(pem));
}

/** Adds a line to a key log that only its owner can read. @throws {Failure} */
export function appendKeyLog(file: string, line: string): void {
  try {
    appendFileSync(file, `${line}\n`, { mode: 0o600 });
  } catch (error) {
    throw fileFailure('file.unwritable', file, error);
  }
}
