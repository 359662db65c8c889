import type { CertificateList } from '../crl/index.js';
import { algorithmName } from '../keys/index.js';
import { nameToText } from '../name/index.js';
import { serialText, timeText } from './bytes.js';
import { type DescribeOptions, type Fact, factsToText } from './description.js';
import { extensionFact } from './extension.js';
import { wordsOf } from './words.js';

/** Everything in a certificate revocation list. */
export function certificateListFacts(
  list: CertificateList,
  { language = 'en' }: DescribeOptions = {},
): readonly Fact[] {
  const word = wordsOf(language);
  const { version, issuer, thisUpdate, nextUpdate, crlExtensions, revokedCertificates, signatureAlgorithm } = list;
  return [
    { label: word('describe.version'), value: String(version) },
    { label: word('describe.issuer'), value: nameToText(issuer) },
    { label: 'thisUpdate', value: timeText(thisUpdate) },
    ...(nextUpdate === undefined ? [] : [{ label: 'nextUpdate', value: timeText(nextUpdate) }]),
    ...(crlExtensions.length === 0
      ? []
      : [{ label: word('describe.extensions'), facts: crlExtensions.map((one) => extensionFact(one, word)) }]),
    {
      label: word('describe.revoked'),
      value: String(revokedCertificates.length),
      facts: revokedCertificates.map(({ userCertificate, revocationDate, crlEntryExtensions }) => ({
        label: serialText(userCertificate),
        value: timeText(revocationDate),
        facts: crlEntryExtensions.map((one) => extensionFact(one, word)),
      })),
    },
    { label: word('describe.signature'), value: algorithmName(signatureAlgorithm) },
  ];
}

/** The whole list as text. */
export function describeCertificateList(list: CertificateList, options: DescribeOptions = {}): string {
  return factsToText(certificateListFacts(list, options));
}
