import { fromHex, toHex } from '@cutaway/primitives/bytes';
import type { Certificate } from '../certificate/index.js';
import {
  type CertificateList,
  type CertificateListContents,
  type CRLReason,
  createCertificateList,
  type Revocation,
} from '../crl/index.js';
import { X509Error } from '../errors.js';
import {
  certIDMatches,
  createOCSPErrorResponse,
  createOCSPResponse,
  nonceOf,
  type OCSPResponse,
  parseOCSPRequest,
} from '../ocsp/index.js';
import type { AuthorityOptions, Issued } from './requests.js';
import { updateTimes, wholeSeconds } from './validity.js';

/** What an authority has revoked, and how it tells: in CRLs (RFC 5280 §5) and OCSP responses (RFC 6960). */
export class Revocations {
  private readonly issuer: Pick<Issued, 'certificate' | 'privateKey'>;
  private readonly options: AuthorityOptions;
  /** By serial number. */
  private readonly revoked = new Map<string, Revocation>();
  /** What stood in each complete CRL, by its number: a delta CRL is the difference to one. */
  private readonly published = new Map<number, ReadonlySet<string>>();
  private nextCrlNumber = 1;

  constructor(issuer: Pick<Issued, 'certificate' | 'privateKey'>, options: AuthorityOptions) {
    this.issuer = issuer;
    this.options = options;
  }

  add({ serialNumber }: Pick<Certificate, 'serialNumber'>, reason: CRLReason): void {
    this.revoked.set(toHex(serialNumber), { serialNumber, revocationDate: wholeSeconds(this.now()), reason });
  }

  /** Takes a `certificateHold` back. @returns whether there was one. */
  release({ serialNumber }: Pick<Certificate, 'serialNumber'>): boolean {
    const key = toHex(serialNumber);
    return this.revoked.get(key)?.reason === 'certificateHold' && this.revoked.delete(key);
  }

  all(): readonly Revocation[] {
    return [...this.revoked.values()];
  }

  certificateList(
    days: number,
    more: Pick<CertificateListContents, 'extensions' | 'issuingDistributionPoint'>,
  ): CertificateList {
    const cRLNumber = this.nextCrlNumber++;
    this.published.set(cRLNumber, new Set(this.revoked.keys()));
    return this.createList({ ...more, cRLNumber, revocations: this.all() }, days);
  }

  deltaCertificateList(baseCRLNumber: number, days: number): CertificateList {
    const base = this.published.get(baseCRLNumber);
    if (base === undefined) {
      const context = { type: 'BaseCRLNumber', actual: baseCRLNumber };
      throw new X509Error('x509/invalid-value', { context, rule: 'RFC 5280 §5.2.4' });
    }
    const added = [...this.revoked].filter(([key]) => !base.has(key)).map(([, revocation]) => revocation);
    const released = [...base].filter((key) => !this.revoked.has(key));
    const revocationDate = wholeSeconds(this.now());
    const removed = released.map(
      (key) => ({ serialNumber: fromHex(key), revocationDate, reason: 'removeFromCRL' }) as const,
    );
    return this.createList(
      { cRLNumber: this.nextCrlNumber++, baseCRLNumber, revocations: [...added, ...removed] },
      days,
    );
  }

  private createList(
    contents: Omit<CertificateListContents, 'thisUpdate' | 'nextUpdate'>,
    days: number,
  ): CertificateList {
    return createCertificateList({ ...contents, ...updateTimes(this.now(), days) }, this.issuer, this.options);
  }

  /** Answers an OCSP request, however malformed. */
  answer(request: Uint8Array, responder: Issued | undefined, days: number): OCSPResponse {
    let parsed: ReturnType<typeof parseOCSPRequest>;
    try {
      parsed = parseOCSPRequest(request);
    } catch (error) {
      if (error instanceof X509Error) return createOCSPErrorResponse('malformedRequest');
      throw error;
    }
    const { thisUpdate, nextUpdate } = updateTimes(this.now(), days);
    const answers = parsed.requestList.map(({ reqCert }) => {
      const revocation = this.revoked.get(toHex(reqCert.serialNumber));
      const isOurs = certIDMatches(reqCert, reqCert, this.issuer.certificate, this.options.provider);
      const status = !isOurs
        ? ('unknown' as const)
        : revocation === undefined
          ? ('good' as const)
          : { revocationTime: revocation.revocationDate, revocationReason: revocation.reason };
      return { certID: reqCert.bytes, status, thisUpdate, nextUpdate };
    });
    const nonce = nonceOf(parsed.requestExtensions);
    return createOCSPResponse(
      {
        answers,
        producedAt: thisUpdate,
        ...(nonce === undefined ? {} : { nonce }),
        ...(responder === undefined ? {} : { certs: [responder.certificate] }),
      },
      responder ?? this.issuer,
      this.options,
    );
  }

  private now(): Date {
    return this.options.now?.() ?? new Date();
  }
}
