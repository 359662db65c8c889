/**
 * Certificates and what belongs to them as text for people, in English and Chinese. Names of fields and registered
 * constants stay as their specifications write them.
 *
 * @module
 */
export {
  certificateFacts,
  type DescribeCertificateOptions,
  describeCertificate,
  summarizeCertificate,
} from './certificate.js';
export { certificateListFacts, describeCertificateList } from './certificate-list.js';
export { certificationRequestFacts, describeCertificationRequest } from './certification-request.js';
export { type DescribeOptions, type Fact, factsToText } from './description.js';
export { describeOCSPResponse, ocspResponseFacts } from './ocsp-response.js';
