import { algorithmName } from '../keys/index.js';
import { nameToText } from '../name/index.js';
import type { OCSPResponse } from '../ocsp/index.js';
import { colonHex, serialText, timeText } from './bytes.js';
import { type DescribeOptions, type Fact, factsToText } from './description.js';
import { wordsOf } from './words.js';

/** Everything in an OCSP response. */
export function ocspResponseFacts(
  { responseStatus, basic }: OCSPResponse,
  { language = 'en' }: DescribeOptions = {},
): readonly Fact[] {
  const word = wordsOf(language);
  if (basic === undefined) return [{ label: 'responseStatus', value: responseStatus }];
  const { responderID, producedAt, responses, signatureAlgorithm, certs } = basic;
  return [
    { label: 'responseStatus', value: responseStatus },
    {
      label: 'responderID',
      value: responderID.type === 'byName' ? nameToText(responderID.name) : colonHex(responderID.keyHash),
    },
    { label: 'producedAt', value: timeText(producedAt) },
    ...responses.map(({ certID, certStatus, thisUpdate, nextUpdate }) => ({
      label: serialText(certID.serialNumber),
      value: certStatus.type,
      facts: [
        ...(certStatus.type === 'revoked'
          ? [
              { label: 'revocationTime', value: timeText(certStatus.revocationTime) },
              ...(certStatus.revocationReason === undefined
                ? []
                : [{ label: 'revocationReason', value: certStatus.revocationReason }]),
            ]
          : []),
        { label: 'thisUpdate', value: timeText(thisUpdate) },
        ...(nextUpdate === undefined ? [] : [{ label: 'nextUpdate', value: timeText(nextUpdate) }]),
      ],
    })),
    { label: word('describe.signature'), value: algorithmName(signatureAlgorithm) },
    ...certs.map(({ subject }) => ({ label: word('describe.responderCertificate'), value: nameToText(subject) })),
  ];
}

/** The whole response as text. */
export function describeOCSPResponse(response: OCSPResponse, options: DescribeOptions = {}): string {
  return factsToText(ocspResponseFacts(response, options));
}
