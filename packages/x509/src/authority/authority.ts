import type { KeyGeneration, KeyPair, PrivateKey, PublicKey } from '@cutaway/primitives/crypto';
import { type Certificate, parseCertificate, subjectAltName } from '../certificate/index.js';
import { hostName, randomSerialNumber } from '../create/index.js';
import type { CertificateList, CertificateListContents, CRLReason, Revocation } from '../crl/index.js';
import { type CertificationRequest, verifyCertificationRequest } from '../csr/index.js';
import { unsignedToInteger } from '../der/index.js';
import { X509Error } from '../errors.js';
import type { GeneralNameInput } from '../general-name/index.js';
import { defaultSignatureAlgorithm } from '../keys/index.js';
import type { AttributeInput } from '../name/index.js';
import { createOCSPRequest, type OCSPResponse } from '../ocsp/index.js';
import {
  authorityExtensions,
  endEntity,
  identifiers,
  type Locations,
  locationExtensions,
  mustStapleExtension,
  ocspNoCheckExtension,
} from './extensions.js';
import { type CertificateParts, type InsecureChange, type NameInput, signParts } from './parts.js';
import { PURPOSES, type Purpose } from './purposes.js';
import type { AuthorityOptions, AuthorityRequest, CommonRequest, Issued, LeafRequest } from './requests.js';
import { Revocations } from './revocations.js';
import { DAY, wholeSeconds } from './validity.js';

const EC: KeyGeneration = { type: 'EC', curve: 'P-256' };
const HOUR = 3_600_000;

/**
 * A small certification authority for development and tests: it issues, renews and revokes, in memory.
 *
 * @example
 * const root = Authority.create({ subject: [{ CN: 'My CA' }] }, { provider: noble });
 * const { certificate, privateKey, chain } = root.issueServer({ names: ['localhost', '127.0.0.1'] });
 */
export class Authority {
  readonly certificate: Certificate;
  readonly privateKey: PrivateKey;
  /** This authority's certificate and those above it, without the root. */
  readonly chain: readonly Certificate[];
  readonly options: AuthorityOptions;
  private readonly locations: Locations;
  private readonly revocations: Revocations;

  private constructor(issued: Issued, options: AuthorityOptions, locations: Locations) {
    this.certificate = issued.certificate;
    this.privateKey = issued.privateKey;
    this.chain = issued.chain;
    this.options = options;
    this.locations = locations;
    this.revocations = new Revocations(issued, options);
  }

  /** A new root. */
  static create(request: AuthorityRequest, options: AuthorityOptions): Authority {
    const { provider, random } = options;
    const keys = request.keys ?? provider.generateKeyPair(request.key ?? EC, random);
    const { locations = {}, days = 3650 } = request;
    const parts: CertificateParts = {
      ...basis(options, keys.publicKey, days),
      issuer: request.subject,
      subject: request.subject,
      extensions: [...authorityExtensions(request), ...identifiers(keys.publicKey, keys.publicKey, provider)],
      signatureAlgorithm: defaultSignatureAlgorithm(keys.privateKey),
      signer: keys,
    };
    const certificate = parseCertificate(signParts(parts, options));
    return new Authority({ certificate, privateKey: keys.privateKey, chain: [] }, options, locations);
  }

  /**
   * An authority that exists already.
   *
   * @param issued `chain` begins with its own certificate; empty for a root.
   */
  static open(issued: Issued, options: AuthorityOptions, locations: Locations = {}): Authority {
    return new Authority(issued, options, locations);
  }

  /** A new authority below this one. */
  issueAuthority(request: AuthorityRequest): Authority {
    const { provider, random } = this.options;
    const keys = request.keys ?? provider.generateKeyPair(request.key ?? EC, random);
    const { locations = {}, days = 1825 } = request;
    const certificate = this.issueParts({
      ...basis(this.options, keys.publicKey, days),
      subject: request.subject,
      extensions: [
        ...authorityExtensions(request),
        ...this.identify(keys.publicKey),
        ...locationExtensions(this.locations),
      ],
    });
    const issued = { certificate, privateKey: keys.privateKey, chain: [certificate, ...this.chain] };
    return new Authority(issued, this.options, locations);
  }

  /** A TLS server's certificate. */
  issueServer(request: LeafRequest): Issued {
    return this.issue(request, PURPOSES.server);
  }

  /** A TLS client's certificate. */
  issueClient(request: LeafRequest): Issued {
    return this.issue(request, PURPOSES.client);
  }

  issueCodeSigning(request: LeafRequest): Issued {
    return this.issue(request, PURPOSES['code-signing']);
  }

  /** A certificate for signing mail. */
  issueEmail(request: LeafRequest): Issued {
    return this.issue(request, PURPOSES.email);
  }

  /** A certificate for whoever answers OCSP requests in this authority's place (RFC 6960 §4.2.2.2). */
  issueResponder(request: LeafRequest): Issued {
    return this.issue(request, PURPOSES['ocsp-responder']);
  }

  /**
   * A certificate for the key, subject and names of a request. Of its extensions the names alone are taken over, and
   * none when `names` is given.
   *
   * @param purpose one of {@link PURPOSES}, or another.
   * @throws {X509Error} `x509/request-signature-wrong` when the request is not signed by the key in it; `x509/unsupported-key`.
   */
  issueFor(
    request: CertificationRequest,
    purpose: Purpose = PURPOSES.server,
    more: Pick<LeafRequest, 'days' | 'names' | 'mustStaple'> = {},
  ): Certificate {
    const publicKey = this.provenKey(request);
    const asked = request.extensions.find(({ type }) => type === subjectAltName)?.value as
      | readonly GeneralNameInput[]
      | undefined;
    const names = more.names ?? asked ?? [];
    return this.issueParts(this.leafParts(publicKey, request.subject.bytes, { ...more, names }, purpose));
  }

  /**
   * A certificate for an authority below this one that keeps its key to itself. Of the request the key and the subject
   * are taken over, and no extension: what the authority may do is for this one to say.
   *
   * @param more `pathLenConstraint` is 0 unless given: no authorities below it.
   * @throws {X509Error} as {@link issueFor}; `x509/invalid-name` without a subject (RFC 5280 §4.1.2.6).
   */
  issueAuthorityFor(
    request: CertificationRequest,
    more: Omit<AuthorityRequest, 'subject' | 'key' | 'keys' | 'locations'> &
      Partial<Pick<AuthorityRequest, 'subject'>> = {},
  ): Certificate {
    const publicKey = this.provenKey(request);
    const subject = more.subject ?? request.subject.bytes;
    if (isEmptyName(subject))
      throw new X509Error('x509/invalid-name', { context: { actual: '' }, rule: 'RFC 5280 §4.1.2.6' });
    return this.issueParts({
      ...basis(this.options, publicKey, more.days ?? 1825),
      subject,
      extensions: [
        ...authorityExtensions({ pathLenConstraint: 0, ...more }),
        ...this.identify(publicKey),
        ...locationExtensions(this.locations),
      ],
    });
  }

  /** The same names, key and purposes once more, from now on. */
  renew(certificate: Certificate, days = 90): Certificate {
    const { publicKey } = certificate.subjectPublicKeyInfo;
    if (publicKey === undefined) {
      throw new X509Error('x509/unsupported-key', { context: { actual: certificate.subjectPublicKeyInfo.keyName } });
    }
    return this.issueParts({
      ...basis(this.options, publicKey, days),
      subject: certificate.subject.bytes,
      extensions: certificate.extensions.map(({ type, extnID, bytes }) => ({ name: type?.name ?? extnID, der: bytes })),
    });
  }

  /**
   * The same certificate but with what `change` says: for tests of programs that must refuse it. Nothing is checked,
   * and what comes may be no certificate that anything can read.
   *
   * @returns DER.
   */
  insecureIssue(
    request: LeafRequest,
    change: InsecureChange,
    purpose: Purpose = PURPOSES.server,
  ): { readonly der: Uint8Array; readonly privateKey: PrivateKey } {
    const keys = this.keysFor(request);
    const parts = this.complete(this.leafParts(keys.publicKey, subjectOf(request), request, purpose));
    return { der: signParts({ ...parts, ...change(parts) }, this.options), privateKey: keys.privateKey };
  }

  /** As {@link insecureIssue}, for an authority's certificate. */
  insecureIssueAuthority(
    request: AuthorityRequest,
    change: InsecureChange,
  ): { readonly der: Uint8Array; readonly privateKey: PrivateKey } {
    const keys = this.keysFor(request);
    const parts = this.complete({
      ...basis(this.options, keys.publicKey, request.days ?? 1825),
      subject: request.subject,
      extensions: [...authorityExtensions(request), ...this.identify(keys.publicKey)],
    });
    return { der: signParts({ ...parts, ...change(parts) }, this.options), privateKey: keys.privateKey };
  }

  /** Declares a certificate of this authority void. */
  revoke(certificate: Pick<Certificate, 'serialNumber'>, reason: CRLReason = 'unspecified'): void {
    this.revocations.add(certificate, reason);
  }

  /** Everything revoked so far. */
  get revoked(): readonly Revocation[] {
    return this.revocations.all();
  }

  /** Takes a `certificateHold` back (RFC 5280 §5.3.1). @returns whether the certificate was on hold. */
  release(certificate: Pick<Certificate, 'serialNumber'>): boolean {
    return this.revocations.release(certificate);
  }

  /** A CRL of everything revoked so far, with the next CRL number. */
  certificateList(
    days = 7,
    more: Pick<CertificateListContents, 'extensions' | 'issuingDistributionPoint'> = {},
  ): CertificateList {
    return this.revocations.certificateList(days, more);
  }

  /**
   * A delta CRL: what changed since a complete CRL of this object (RFC 5280 §5.2.4), with the next CRL number.
   *
   * @throws {X509Error} `x509/invalid-value` for a number of no such CRL.
   */
  deltaCertificateList(baseCRLNumber: number, days = 1): CertificateList {
    return this.revocations.deltaCertificateList(baseCRLNumber, days);
  }

  /** The answer about one certificate, for its server to staple (RFC 6066 §8); see {@link answerOCSP}. */
  staple(certificate: Pick<Certificate, 'serialNumber'>, responder?: Issued, days = 1): OCSPResponse {
    const { bytes } = createOCSPRequest(certificate, this.certificate, this.options);
    return this.answerOCSP(bytes, responder, days);
  }

  /**
   * Answers an OCSP request, however malformed.
   *
   * @param responder who signs in this authority's place; see {@link issueResponder}.
   * @param days how long the answer is good for; none at all, or less, makes a stale one.
   */
  answerOCSP(request: Uint8Array, responder?: Issued, days = 1): OCSPResponse {
    return this.revocations.answer(request, responder, days);
  }

  private issue(request: LeafRequest, purpose: Purpose): Issued {
    const keys = this.keysFor(request);
    const certificate = this.issueParts(this.leafParts(keys.publicKey, subjectOf(request), request, purpose));
    return { certificate, privateKey: keys.privateKey, chain: [certificate, ...this.chain] };
  }

  /** The key of a request whose sender proves to have it. */
  private provenKey(request: CertificationRequest): PublicKey {
    const { publicKey, keyName } = request.subjectPKInfo;
    if (publicKey === undefined) throw new X509Error('x509/unsupported-key', { context: { actual: keyName } });
    if (!verifyCertificationRequest(request, this.options.provider)) {
      throw new X509Error('x509/request-signature-wrong', { rule: 'RFC 2986 §4.2' });
    }
    return publicKey;
  }

  private keysFor({ key = EC, keys }: CommonRequest): KeyPair {
    const { provider, random } = this.options;
    return keys ?? provider.generateKeyPair(key, random);
  }

  private leafParts(
    publicKey: PublicKey,
    subject: NameInput,
    { names = [], days = 90, mustStaple = false }: LeafRequest,
    purpose: Purpose,
  ): Omit<CertificateParts, 'issuer' | 'signatureAlgorithm' | 'signer'> {
    const generalNames = names.map((name) => (typeof name === 'string' ? generalName(name) : name));
    const usages =
      publicKey.type === 'RSA' && purpose === PURPOSES.server
        ? { ...purpose, keyUsage: [...purpose.keyUsage, 'keyEncipherment' as const] }
        : purpose;
    return {
      ...basis(this.options, publicKey, days),
      subject,
      extensions: [
        ...endEntity(usages, generalNames, isEmptyName(subject)),
        ...this.identify(publicKey),
        ...locationExtensions(this.locations),
        ...(mustStaple ? [mustStapleExtension()] : []),
        ...(purpose === PURPOSES['ocsp-responder'] ? [ocspNoCheckExtension()] : []),
      ],
    };
  }

  private identify(publicKey: PublicKey): ReturnType<typeof identifiers> {
    const own = this.certificate.subjectPublicKeyInfo.publicKey ?? publicKey;
    return identifiers(publicKey, own, this.options.provider);
  }

  private complete(parts: Omit<CertificateParts, 'issuer' | 'signatureAlgorithm' | 'signer'>): CertificateParts {
    return {
      ...parts,
      issuer: this.certificate.subject.bytes,
      signatureAlgorithm: defaultSignatureAlgorithm(this.privateKey),
      signer: this,
    };
  }

  private issueParts(parts: Omit<CertificateParts, 'issuer' | 'signatureAlgorithm' | 'signer'>): Certificate {
    return parseCertificate(signParts(this.complete(parts), this.options));
  }
}

/** A common name for people, when a host name is short enough; nothing otherwise, as names stand in subjectAltName. */
function subjectOf({ subject, names = [] }: LeafRequest): readonly AttributeInput[] {
  if (subject !== undefined) return subject;
  const [first] = names;
  return typeof first === 'string' && first.length <= 64 ? [{ CN: first }] : [];
}

function generalName(text: string): GeneralNameInput {
  return text.includes('@') ? { type: 'rfc822Name', value: text } : hostName(text);
}

const isEmptyName = (name: NameInput): boolean => (name instanceof Uint8Array ? name.length <= 2 : name.length === 0);

function basis(
  { provider, random = (length) => provider.random(length), now = () => new Date() }: AuthorityOptions,
  publicKey: PublicKey,
  days: number,
): Pick<CertificateParts, 'version' | 'serialNumber' | 'notBefore' | 'notAfter' | 'publicKey'> {
  const notBefore = wholeSeconds(new Date(now().getTime() - HOUR));
  return {
    version: 3,
    serialNumber: unsignedToInteger(randomSerialNumber(random)),
    notBefore,
    notAfter: new Date(notBefore.getTime() + days * DAY - 1000),
    publicKey,
  };
}
