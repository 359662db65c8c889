import { equal } from '@cutaway/primitives/bytes';
import { authorityKeyIdentifier, type Certificate, extension, subjectKeyIdentifier } from '../certificate/index.js';
import { nameKey } from '../name/index.js';
import type { TrustAnchor } from './options.js';

/** Something that may have issued a certificate: an intermediate, or a trust anchor. */
export interface Candidate {
  readonly anchor: boolean;
  /** `undefined` for a bare trust anchor. */
  readonly certificate: Certificate | undefined;
  readonly source: Certificate | TrustAnchor;
}

/** Anchors and intermediates by subject name. */
export class CandidatePool {
  private readonly bySubject = new Map<string, Candidate[]>();
  /** Names from which some chain of names leads to an anchor. */
  private readonly anchored = new Set<string>();

  constructor(anchors: readonly (Certificate | TrustAnchor)[], intermediates: readonly Certificate[]) {
    for (const source of anchors) {
      this.anchored.add(nameKey(source.subject));
      this.add({ anchor: true, certificate: 'bytes' in source ? source : undefined, source });
    }
    for (const source of intermediates) this.add({ anchor: false, certificate: source, source });
    this.markAnchored(intermediates);
  }

  private add(candidate: Candidate): void {
    const key = nameKey(candidate.source.subject);
    const list = this.bySubject.get(key);
    if (list === undefined) {
      this.bySubject.set(key, [candidate]);
    } else if (!list.some((other) => isSame(other, candidate))) {
      list.push(candidate);
    }
  }

  private markAnchored(intermediates: readonly Certificate[]): void {
    const subjectsByIssuer = new Map<string, string[]>();
    for (const { issuer, subject } of intermediates) {
      const key = nameKey(issuer);
      const list = subjectsByIssuer.get(key);
      if (list === undefined) subjectsByIssuer.set(key, [nameKey(subject)]);
      else list.push(nameKey(subject));
    }
    const queue = [...this.anchored];
    for (let issuer = queue.pop(); issuer !== undefined; issuer = queue.pop()) {
      for (const subject of subjectsByIssuer.get(issuer) ?? []) {
        if (this.anchored.has(subject)) continue;
        this.anchored.add(subject);
        queue.push(subject);
      }
    }
  }

  /** Whether names alone could lead from a certificate to an anchor. */
  leadsToAnchor(certificate: Certificate): boolean {
    return this.anchored.has(nameKey(certificate.issuer));
  }

  /** Who may have issued a certificate, by name; likeliest first (RFC 4158 §3.5). */
  issuersOf(certificate: Certificate, time: Date): Candidate[] {
    const found = this.bySubject.get(nameKey(certificate.issuer)) ?? [];
    if (found.length < 2) return found;
    const ranked = found.map((candidate) => ({ candidate, rank: rankOf(candidate, certificate, time) }));
    return ranked.sort((a, b) => a.rank - b.rank).map(({ candidate }) => candidate);
  }
}

function isSame(a: Candidate, b: Candidate): boolean {
  if (a.certificate !== undefined && b.certificate !== undefined) {
    // An anchor that is sent along as an intermediate adds nothing.
    return equal(a.certificate.bytes, b.certificate.bytes);
  }
  return a.source === b.source;
}

function rankOf({ anchor, certificate }: Candidate, child: Certificate, time: Date): number {
  let rank = anchor ? 0 : 1;
  if (certificate === undefined) return rank;
  const wanted = extension(child, authorityKeyIdentifier)?.value.keyIdentifier;
  const own = extension(certificate, subjectKeyIdentifier)?.value;
  if (wanted === undefined || own === undefined) rank += 4;
  else if (!equal(wanted, own)) rank += 8;
  if (time < certificate.validity.notBefore || time > certificate.validity.notAfter) rank += 2;
  return rank;
}
