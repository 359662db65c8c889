import {
  type Certificate,
  certificatePolicies,
  extension,
  inhibitAnyPolicy,
  isSelfIssued,
  policyConstraints,
  policyMappings,
} from '../../certificate/index.js';
import { OID } from '../../oids.js';
import type { PolicyOptions } from '../options.js';
import { PolicyGraph } from '../policy-graph.js';
import type { Report } from '../report.js';
import type { Work } from '../work.js';

function mappingsOf(certificate: Certificate): Map<string, Set<string>> {
  const out = new Map<string, Set<string>>();
  for (const { issuerDomainPolicy, subjectDomainPolicy } of extension(certificate, policyMappings)?.value ?? []) {
    const list = out.get(issuerDomainPolicy);
    if (list === undefined) out.set(issuerDomainPolicy, new Set([subjectDomainPolicy]));
    else list.add(subjectDomainPolicy);
  }
  return out;
}

/**
 * Certificate policies along a path (RFC 5280 §6.1 with the graph of RFC 9618).
 *
 * @param path end entity first, without the trust anchor.
 * @param report of the end entity's certificate.
 * @returns the user-constrained policy set; `[anyPolicy]` when nothing limits it.
 */
export function checkPolicies(
  path: readonly Certificate[],
  options: PolicyOptions,
  work: Work,
  report: Report,
): readonly string[] {
  const rule = 'RFC 5280 §6.1.5, RFC 9618 §5';
  const n = path.length;
  // Counters of RFC 5280 §6.1.2 (d), (e), (f): zero means that the rule is in force.
  let explicitPolicy = options.requireExplicitPolicy === true ? 0 : n + 1;
  let inhibitAny = options.inhibitAnyPolicy === true ? 0 : n + 1;
  let policyMapping = options.inhibitPolicyMapping === true ? 0 : n + 1;
  const graph = new PolicyGraph(work);
  let failed = false;

  for (let i = 1; i <= n && work.exceeded === undefined; i++) {
    const certificate = path[n - i] as Certificate;
    const last = i === n;
    const selfIssued = isSelfIssued(certificate);
    const policies = extension(certificate, certificatePolicies)?.value;
    if (policies === undefined) graph.clear();
    else {
      graph.addPolicies(
        policies.map(({ policyIdentifier }) => policyIdentifier),
        inhibitAny > 0 || (!last && selfIssued),
      );
    }
    // §6.1.3 (f)
    if (explicitPolicy === 0 && graph.isNull) failed = true;

    const constraints = extension(certificate, policyConstraints)?.value;
    if (!last) {
      // §6.1.4 (b)
      const mappings = mappingsOf(certificate);
      if (mappings.size > 0) graph.map(mappings, policyMapping > 0);
      // §6.1.4 (h)
      if (!selfIssued) {
        explicitPolicy = Math.max(explicitPolicy - 1, 0);
        policyMapping = Math.max(policyMapping - 1, 0);
        inhibitAny = Math.max(inhibitAny - 1, 0);
      }
      // §6.1.4 (i), (j)
      explicitPolicy = Math.min(explicitPolicy, constraints?.requireExplicitPolicy ?? explicitPolicy);
      policyMapping = Math.min(policyMapping, constraints?.inhibitPolicyMapping ?? policyMapping);
      inhibitAny = Math.min(inhibitAny, extension(certificate, inhibitAnyPolicy)?.value ?? inhibitAny);
    } else {
      // §6.1.5 (a), (b)
      explicitPolicy = Math.max(explicitPolicy - 1, 0);
      if (constraints?.requireExplicitPolicy === 0) explicitPolicy = 0;
    }
  }

  const policies = userConstrained(graph.authorityConstrainedPolicies(), options.acceptable);
  const [endEntity] = path as [Certificate];
  const found = extension(endEntity, certificatePolicies);
  // §6.1.5 (g): an empty set matters only where a policy is required.
  if (failed || (explicitPolicy === 0 && policies.length === 0)) {
    report.failed('certificate.policies', 'x509/no-valid-policy', rule, found);
  } else if (explicitPolicy === 0 || found !== undefined) {
    report.passed('certificate.policies', rule, found, { policies: [...policies] });
  } else {
    report.skipped('certificate.policies', rule);
  }
  return policies;
}

function userConstrained(authority: ReadonlySet<string>, acceptable: readonly string[] | undefined): string[] {
  if (acceptable === undefined || acceptable.includes(OID.anyPolicy)) return [...authority];
  return acceptable.filter((policy) => authority.has(policy) || authority.has(OID.anyPolicy));
}
