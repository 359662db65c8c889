import { type Certificate, extension, subjectAltName } from '../../certificate/index.js';
import { type ExpectedName, findName } from '../../identity/index.js';
import type { Report } from '../report.js';

/** That the certificate is for each of the names (RFC 9525 §6). */
export function checkNames(certificate: Certificate, names: readonly ExpectedName[], report: Report): void {
  const rule = 'RFC 9525 §6';
  const presented = extension(certificate, subjectAltName);
  for (const name of names) {
    const found = findName(certificate, name);
    if (found === undefined) {
      const offered = (presented?.value ?? []).flatMap((alternative) =>
        alternative.type === name.type && typeof alternative.value === 'string' ? [alternative.value] : [],
      );
      const context = { expected: name.text, actual: offered.slice(0, 16) };
      report.failed('certificate.name', 'x509/name-mismatch', rule, presented, context);
    } else {
      const element = presented?.value.indexOf(found) ?? 0;
      const place = presented && { extension: presented, element, bytes: found.bytes };
      report.passed('certificate.name', rule, place, { expected: name.text });
    }
  }
}
