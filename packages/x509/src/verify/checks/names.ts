import { type Certificate, extension, subjectAltName } from '../../certificate/index.js';
import { type ExpectedName, findName } from '../../identity/index.js';
import { extensionField, type Report } from '../report.js';

/** That the certificate is for each of the names (RFC 9525 §6). */
export function checkNames(certificate: Certificate, names: readonly ExpectedName[], report: Report): void {
  const rule = 'RFC 9525 §6';
  const presented = extension(certificate, subjectAltName);
  const field = presented && extensionField(certificate, presented);
  for (const name of names) {
    const found = findName(certificate, name);
    if (found === undefined) {
      const offered = (presented?.value ?? []).flatMap((alternative) =>
        alternative.type === name.type && typeof alternative.value === 'string' ? [alternative.value] : [],
      );
      const context = { expected: name.text, actual: offered.slice(0, 16) };
      report.failed('certificate.name', 'x509/name-mismatch', rule, field, context);
    } else {
      const path = `${field?.path}.extnValue[${presented?.value.indexOf(found)}]`;
      report.passed('certificate.name', rule, { path, bytes: found.bytes }, { expected: name.text });
    }
  }
}
