import type { RevocationSource, RevocationStatus } from '../verify/index.js';
import type { OCSPResponse } from './response.js';
import { type VerifyOCSPOptions, verifyOCSPResponse } from './verify.js';

/** How answers are judged; see {@link VerifyOCSPOptions}. */
export type OcspSourceOptions = Pick<VerifyOCSPOptions, 'clockTolerance' | 'maxAge' | 'trustedResponders' | 'nonce'>;

/**
 * Revocation by OCSP responses that are at hand: stapled in a handshake (RFC 6066 §8), or fetched before.
 *
 * @param responses parsed or as DER, unverified. One that is not about a certificate, not by its issuer, stale or
 * unreadable says nothing about it.
 */
export function ocspSource(
  responses: readonly (OCSPResponse | Uint8Array)[],
  options: OcspSourceOptions = {},
): RevocationSource {
  return {
    name: 'OCSP',
    status: ({ certificate, issuer, time, provider, spendSignature }) => {
      const reasons = new Set<string>();
      let good: RevocationStatus | undefined;
      for (const response of responses) {
        const asked = { certificate, issuer, time, provider, spendSignature };
        const verdict = verifyOCSPResponse(response, { ...options, ...asked });
        if (!verdict.ok) {
          reasons.add(verdict.failure.code.slice('x509/'.length));
          continue;
        }
        const { certStatus, thisUpdate } = verdict.response;
        const rule = 'RFC 6960 §2.2';
        if (certStatus.type === 'revoked') {
          const date = certStatus.revocationTime.toISOString();
          const reason = certStatus.revocationReason ?? 'unspecified';
          return { status: 'revoked', rule, context: { date, reason, thisUpdate: thisUpdate.toISOString() } };
        }
        if (certStatus.type === 'good')
          good ??= { status: 'good', rule, context: { thisUpdate: thisUpdate.toISOString() } };
        else reasons.add('unknown');
      }
      const reason = reasons.size === 0 ? 'none' : [...reasons].join(', ');
      return good ?? { status: 'unknown', rule: 'RFC 6960 §2.2', reason };
    },
  };
}
