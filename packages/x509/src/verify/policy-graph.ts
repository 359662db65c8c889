import { OID } from '../oids.js';
import type { Work } from './work.js';

const ANY = OID.anyPolicy;

/** A policy at one depth of the graph (RFC 9618 §3.2). */
interface PolicyNode {
  readonly validPolicy: string;
  expectedPolicySet: ReadonlySet<string>;
  readonly parents: Set<PolicyNode>;
  readonly children: Set<PolicyNode>;
}

type Level = Map<string, PolicyNode>;

/**
 * The valid_policy_graph of RFC 9618 §5: what RFC 5280 §6.1 does with a tree, which can grow exponentially, in a graph
 * with at most one node for each policy at each depth.
 */
export class PolicyGraph {
  /** One level for each certificate so far; level 0 holds anyPolicy. `undefined` when the graph is NULL. */
  private levels: Level[] | undefined;
  private readonly work: Work;

  constructor(work: Work) {
    this.work = work;
    this.levels = [new Map([[ANY, node(ANY, new Set([ANY]), [])]])];
  }

  get isNull(): boolean {
    return this.levels === undefined;
  }

  /** A certificate without policies ends all of them (RFC 9618 §5.4 (e)). */
  clear(): void {
    this.levels = undefined;
  }

  private add(level: Level, validPolicy: string, parents: readonly PolicyNode[], expected: ReadonlySet<string>): void {
    this.work.spend('policyNodes');
    const added = node(validPolicy, expected, parents);
    for (const parent of parents) parent.children.add(added);
    level.set(validPolicy, added);
  }

  /**
   * Adds the policies of the next certificate (RFC 9618 §5.4 (d)).
   *
   * @param policies its certificatePolicies.
   * @param anyPolicyCounts whether an anyPolicy among them has effect.
   */
  addPolicies(policies: readonly string[], anyPolicyCounts: boolean): void {
    if (this.levels === undefined) return;
    const above = this.levels.at(-1) as Level;
    const level: Level = new Map();
    this.levels.push(level);
    const expecting = byExpectedPolicy(above);
    const anyAbove = above.get(ANY);
    for (const policy of new Set(policies)) {
      if (policy === ANY) continue;
      const parents = expecting.get(policy) ?? (anyAbove === undefined ? [] : [anyAbove]);
      if (parents.length > 0) this.add(level, policy, parents, new Set([policy]));
    }
    if (policies.includes(ANY) && anyPolicyCounts) {
      for (const [policy, parents] of expecting) {
        if (!level.has(policy)) this.add(level, policy, parents, new Set([policy]));
      }
    }
    this.prune();
  }

  /**
   * Applies policy mappings to the last certificate's policies (RFC 9618 §5.5 (b)).
   *
   * @param mappings subjectDomainPolicies by issuerDomainPolicy.
   * @param allowed whether mapping is not inhibited; when it is, mapped policies are dropped.
   */
  map(mappings: ReadonlyMap<string, ReadonlySet<string>>, allowed: boolean): void {
    if (this.levels === undefined) return;
    const level = this.levels.at(-1) as Level;
    for (const [issuerDomainPolicy, subjectDomainPolicies] of mappings) {
      const mapped = level.get(issuerDomainPolicy);
      if (!allowed) {
        if (mapped !== undefined) this.remove(level, mapped);
      } else if (mapped !== undefined) {
        mapped.expectedPolicySet = subjectDomainPolicies;
      } else {
        const any = level.get(ANY);
        if (any !== undefined) this.add(level, issuerDomainPolicy, [...any.parents], subjectDomainPolicies);
      }
    }
    this.prune();
  }

  private remove(level: Level, removed: PolicyNode): void {
    level.delete(removed.validPolicy);
    for (const parent of removed.parents) parent.children.delete(removed);
  }

  /** Drops nodes above the last level that lead nowhere (RFC 9618 §5.4 (d) (3)). */
  private prune(): void {
    const levels = this.levels as Level[];
    for (let depth = levels.length - 2; depth >= 0; depth--) {
      const level = levels[depth] as Level;
      for (const each of [...level.values()]) if (each.children.size === 0) this.remove(level, each);
    }
    if (levels[0]?.size === 0 || levels.at(-1)?.size === 0) this.levels = undefined;
  }

  /** The authority-constrained policy set; anyPolicy in it stands for all (RFC 9618 §5.6 (g)). */
  authorityConstrainedPolicies(): ReadonlySet<string> {
    const out = new Set<string>();
    if (this.levels === undefined) return out;
    for (const level of this.levels.slice(1)) {
      for (const { validPolicy, parents } of level.values()) {
        const underAny = [...parents].some((parent) => parent.validPolicy === ANY);
        if (validPolicy !== ANY && underAny) out.add(validPolicy);
      }
    }
    if (this.levels.at(-1)?.has(ANY)) out.add(ANY);
    return out;
  }
}

function node(validPolicy: string, expectedPolicySet: ReadonlySet<string>, parents: readonly PolicyNode[]): PolicyNode {
  return { validPolicy, expectedPolicySet, parents: new Set(parents), children: new Set() };
}

function byExpectedPolicy(level: Level): Map<string, PolicyNode[]> {
  const out = new Map<string, PolicyNode[]>();
  for (const each of level.values()) {
    for (const policy of each.expectedPolicySet) {
      const list = out.get(policy);
      if (list === undefined) out.set(policy, [each]);
      else list.push(each);
    }
  }
  return out;
}
