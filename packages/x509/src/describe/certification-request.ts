import type { CertificationRequest } from '../csr/index.js';
import { algorithmName } from '../keys/index.js';
import { nameToText } from '../name/index.js';
import { objectIdentifierName } from '../oids.js';
import { colonHex } from './bytes.js';
import { type DescribeOptions, type Fact, factsToText } from './description.js';
import { extensionFact } from './extension.js';
import { keyFacts } from './key.js';
import { wordsOf } from './words.js';

/** Everything in a certification request. */
export function certificationRequestFacts(
  request: CertificationRequest,
  { language = 'en' }: DescribeOptions = {},
): readonly Fact[] {
  const word = wordsOf(language);
  const { subject, subjectPKInfo, extensions, attributes, signatureAlgorithm, signature } = request;
  return [
    { label: word('describe.subject'), value: nameToText(subject) || word('describe.emptyName') },
    keyFacts(subjectPKInfo, word),
    ...(extensions.length === 0
      ? []
      : [{ label: word('describe.extensionsAsked'), facts: extensions.map((one) => extensionFact(one, word)) }]),
    ...attributes.map(({ type }) => ({ label: word('describe.attribute'), value: objectIdentifierName(type) ?? type })),
    {
      label: word('describe.signature'),
      value: algorithmName(signatureAlgorithm),
      facts: [{ label: '', value: colonHex(signature.bytes) }],
    },
  ];
}

/** The whole request as text. */
export function describeCertificationRequest(request: CertificationRequest, options: DescribeOptions = {}): string {
  return factsToText(certificationRequestFacts(request, options));
}
