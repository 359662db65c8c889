import { type Extension, extension, issuerAltName, subjectAltName } from '../../certificate/index.js';
import type { GeneralName } from '../../general-name/index.js';
import { endsInNumber, isHostName, isWildcardName, parseMailbox } from '../../identity/index.js';
import type { CertificateRule } from '../profile.js';
import type { Report } from '../report.js';

/** Whether an alternative name has the syntax of its kind (RFC 5280 §4.2.1.6). */
function wellFormed(name: GeneralName): boolean {
  switch (name.type) {
    case 'dNSName':
      return (isHostName(name.value) || isWildcardName(name.value)) && !endsInNumber(name.value);
    case 'rfc822Name':
      return parseMailbox(name.value) !== undefined;
    case 'uniformResourceIdentifier':
      return /^[A-Za-z][A-Za-z0-9+.-]*:[!-~]+$/.test(name.value);
    case 'iPAddress':
      return name.value.length === 4 || name.value.length === 16;
    default:
      return true;
  }
}

function check(found: Extension<readonly GeneralName[]> | undefined, report: Report): void {
  if (found === undefined) return;
  found.value?.forEach((name, index) => {
    if (wellFormed(name)) return;
    const field = { extension: found, element: index, bytes: name.bytes };
    const value = 'value' in name && typeof name.value === 'string' ? name.value : '';
    report.failed('certificate.profile', 'x509/malformed-name', 'RFC 5280 §4.2.1.6', field, { type: name.type, value });
  });
}

/** Alternative names have the syntax of their kinds (RFC 5280 §4.2.1.6, §4.2.1.7). */
export const wellFormedAlternativeNames: CertificateRule = ({ certificate }, report) => {
  check(extension(certificate, subjectAltName), report);
  check(extension(certificate, issuerAltName), report);
};
