/**
 * Verifying certificates: path building and validation, with every check accounted for.
 *
 * @module
 */
export { type ExpectedName, expectedName, findName } from '../identity/index.js';
export type { Check, CheckName, Failure, FailureCode } from './check.js';
export {
  type Budget,
  DEFAULT_BUDGET,
  DEFAULT_MAX_INTERMEDIATES,
  type PolicyOptions,
  type Purpose,
  type TrustAnchor,
  trustAnchor,
  type Verdict,
  type VerifyOptions,
} from './options.js';
export type { CertificateRule, Position, Profile } from './profile.js';
export { rfc5280 } from './profiles/rfc5280.js';
export type {
  CrlIssuerObstacle,
  RevocationOptions,
  RevocationQuestion,
  RevocationSource,
  RevocationStatus,
} from './revocation.js';
export { verifyChain } from './verify-chain.js';
