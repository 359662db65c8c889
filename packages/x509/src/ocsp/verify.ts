import { equal } from '@cutaway/primitives/bytes';
import type { CryptoProvider } from '@cutaway/primitives/crypto';
import type { ErrorContext } from '@cutaway/primitives/errors';
import { type Certificate, verifySignature } from '../certificate/index.js';
import { X509Error } from '../errors.js';
import type { SubjectPublicKeyInfo } from '../keys/index.js';
import { certIDMatches, type OcspIssuer } from './cert-id.js';
import type { OcspCheck, OcspCheckName, OcspFailure, OcspFailureCode } from './check.js';
import { nonceOf } from './extensions.js';
import { findResponder, type Responder } from './responder.js';
import { type BasicOCSPResponse, type OCSPResponse, parseOCSPResponse, type SingleResponse } from './response.js';

/** How to verify an OCSP response. */
export interface VerifyOCSPOptions {
  /** The certificate that was asked about. */
  readonly certificate: Pick<Certificate, 'serialNumber'>;
  /** Who issued it. */
  readonly issuer: OcspIssuer;
  readonly time: Date;
  readonly provider: CryptoProvider;
  /** The nonce that was sent. A response with another is refused. */
  readonly nonce?: Uint8Array | undefined;
  /** Whether a response without the nonce is refused too; many responders ignore nonces, so it is not unless set. */
  readonly nonceRequired?: boolean;
  /** How far clocks may differ, in seconds: 300 unless given. */
  readonly clockTolerance?: number;
  /** How old an answer without nextUpdate may be, in seconds: a day unless given. */
  readonly maxAge?: number;
  /** Certificates whose keys may sign answers about anything: responders that were agreed on in another way. */
  readonly trustedResponders?: readonly Certificate[];
  /** Counts signatures against a budget; see `RevocationQuestion`. */
  readonly spendSignature?: (key: SubjectPublicKeyInfo) => boolean;
}

/** The outcome: what the responder says, or why it is not believed. All checks up to the first that failed. */
export type OCSPVerdict =
  | {
      readonly ok: true;
      readonly response: SingleResponse;
      readonly responder: Responder;
      readonly checks: readonly OcspCheck[];
    }
  | { readonly ok: false; readonly failure: OcspFailure; readonly checks: readonly OcspCheck[] };

/** Ends a verification at the first check that fails. */
class Refused extends Error {
  readonly failure: OcspFailure;

  constructor(failure: OcspFailure) {
    super(failure.code);
    this.failure = failure;
  }
}

class Checks {
  readonly made: OcspCheck[] = [];
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  private place(path: string | undefined, range: Uint8Array | undefined): Pick<OcspCheck, 'path' | 'pos' | 'size'> {
    if (path === undefined) return {};
    if (range === undefined || range.buffer !== this.bytes.buffer) return { path };
    return { path, pos: range.byteOffset - this.bytes.byteOffset, size: range.length };
  }

  passed(name: OcspCheckName, rule: string, path?: string, range?: Uint8Array, context?: ErrorContext): void {
    this.made.push({ name, outcome: 'passed', rule, ...this.place(path, range), ...(context && { context }) });
  }

  skipped(name: OcspCheckName, rule: string, context?: ErrorContext): void {
    this.made.push({ name, outcome: 'skipped', rule, ...(context && { context }) });
  }

  refuse(
    name: OcspCheckName,
    code: OcspFailureCode,
    rule: string,
    path?: string,
    range?: Uint8Array,
    context?: ErrorContext,
  ): never {
    const place = this.place(path, range);
    const failure = { name, outcome: 'failed', code, rule, ...place, ...(context && { context }) } as const;
    this.made.push(failure);
    throw new Refused(failure);
  }
}

const BASIC = 'responseBytes.response.tbsResponseData';

function checkTime(single: SingleResponse, index: number, options: VerifyOCSPOptions, checks: Checks): void {
  const rule = 'RFC 6960 §4.2.2.1';
  const { clockTolerance = 300, maxAge = 86_400 } = options;
  const time = options.time.getTime();
  const path = `${BASIC}.responses[${index}]`;
  const { thisUpdate, nextUpdate } = single;
  const until = nextUpdate ?? new Date(thisUpdate.getTime() + maxAge * 1000);
  const context = {
    thisUpdate: thisUpdate.toISOString(),
    nextUpdate: until.toISOString(),
    time: Number.isNaN(time) ? 'Invalid Date' : options.time.toISOString(),
  };
  // The comparisons are written so that an invalid Date fails.
  if (!(time + clockTolerance * 1000 >= thisUpdate.getTime())) {
    checks.refuse('ocsp.time', 'x509/ocsp-not-yet-valid', rule, `${path}.thisUpdate`, single.bytes, context);
  }
  if (!(time - clockTolerance * 1000 <= until.getTime())) {
    checks.refuse('ocsp.time', 'x509/ocsp-stale', rule, `${path}.nextUpdate`, single.bytes, context);
  }
  checks.passed('ocsp.time', rule, path, single.bytes, context);
}

function checkNonce(basic: BasicOCSPResponse, options: VerifyOCSPOptions, checks: Checks): void {
  const rule = 'RFC 9654 §2';
  const { nonce: sent, nonceRequired = false } = options;
  if (sent === undefined) {
    checks.skipped('ocsp.nonce', rule);
    return;
  }
  const received = nonceOf(basic.responseExtensions);
  const path = `${BASIC}.responseExtensions`;
  if (received === undefined) {
    if (nonceRequired) checks.refuse('ocsp.nonce', 'x509/ocsp-nonce-missing', rule, path);
    checks.skipped('ocsp.nonce', rule);
  } else if (equal(sent, received)) {
    checks.passed('ocsp.nonce', rule, path, received);
  } else {
    checks.refuse('ocsp.nonce', 'x509/ocsp-nonce-mismatch', rule, path, received);
  }
}

function checkSignature(
  basic: BasicOCSPResponse,
  responder: Responder,
  provider: CryptoProvider,
  checks: Checks,
): void {
  const rule = 'RFC 6960 §3.2';
  const path = 'responseBytes.response.signature';
  const { tbsResponseData, signatureAlgorithm, signature } = basic;
  const structure = { signatureAlgorithm, signatureValue: signature };
  const context = { key: responder.subjectPublicKeyInfo.keyName };
  let right = false;
  try {
    right = verifySignature(tbsResponseData, structure, responder.subjectPublicKeyInfo, provider);
  } catch (error) {
    if (!(error instanceof X509Error)) throw error;
    checks.refuse('ocsp.signature', error.code, error.rule ?? rule, path, signature.bytes, error.context);
  }
  if (!right) checks.refuse('ocsp.signature', 'x509/bad-signature', rule, path, signature.bytes, context);
  checks.passed('ocsp.signature', rule, path, signature.bytes, context);
}

function verify(
  response: OCSPResponse,
  options: VerifyOCSPOptions,
  checks: Checks,
): { response: SingleResponse; responder: Responder } {
  const { certificate, issuer, time, provider, trustedResponders = [], spendSignature = () => true } = options;
  const { basic, responseStatus } = response;
  if (basic === undefined) {
    const context = { status: responseStatus };
    checks.refuse('ocsp.status', 'x509/ocsp-error-response', 'RFC 6960 §2.3', 'responseStatus', undefined, context);
  }
  checks.passed('ocsp.status', 'RFC 6960 §2.3', 'responseStatus', undefined, { status: responseStatus });

  const index = basic.responses.findIndex(({ certID }) => certIDMatches(certID, certificate, issuer, provider));
  const single = basic.responses[index];
  if (single === undefined) {
    checks.refuse('ocsp.certificate', 'x509/ocsp-no-answer', 'RFC 6960 §3.2', `${BASIC}.responses`);
  }
  checks.passed('ocsp.certificate', 'RFC 6960 §3.2', `${BASIC}.responses[${index}].certID`, single.certID.bytes);

  const rule = 'RFC 6960 §4.2.2.2';
  const responder = findResponder(basic, { issuer, time, provider, trustedResponders, spendSignature });
  if ('obstacles' in responder) {
    const { obstacles } = responder;
    const path = `${BASIC}.responderID`;
    if (obstacles.length === 0) checks.refuse('ocsp.responder', 'x509/ocsp-unknown-responder', rule, path);
    const context = { reasons: [...new Set(obstacles)] };
    checks.refuse('ocsp.responder', 'x509/ocsp-responder-not-authorized', rule, path, undefined, context);
  }
  checks.passed('ocsp.responder', rule, `${BASIC}.responderID`, undefined, { authority: responder.authority });

  if (!spendSignature(responder.subjectPublicKeyInfo)) {
    const context = { kind: 'signatures', max: 0 };
    checks.refuse('ocsp.signature', 'x509/budget-exceeded', 'RFC 4158 §2.4', undefined, undefined, context);
  }
  checkSignature(basic, responder, provider, checks);
  checkTime(single, index, options, checks);
  checkNonce(basic, options, checks);
  return { response: single, responder };
}

/**
 * Verifies an OCSP response (RFC 6960 §3.2): that it is about the certificate, signed by the issuer or by a responder
 * that the issuer authorized, of now, and with the nonce that was sent.
 *
 * Whether a delegated responder's own certificate was revoked is not asked: the issuer says by id-pkix-ocsp-nocheck, or
 * by a short life, that it need not be (§4.2.2.2.1). `responder.noCheck` tells.
 *
 * @param response parsed or as DER. Bad bytes make a verdict, not an exception.
 */
export function verifyOCSPResponse(response: OCSPResponse | Uint8Array, options: VerifyOCSPOptions): OCSPVerdict {
  const checks = new Checks(response instanceof Uint8Array ? response : response.bytes);
  try {
    const parsed = response instanceof Uint8Array ? readResponse(response, checks) : response;
    return { ok: true, ...verify(parsed, options, checks), checks: checks.made };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { ok: false, failure: error.failure, checks: checks.made };
  }
}

function readResponse(bytes: Uint8Array, checks: Checks): OCSPResponse {
  try {
    return parseOCSPResponse(bytes);
  } catch (error) {
    if (!(error instanceof X509Error)) throw error;
    const { path, offset } = error.place;
    const range = offset === undefined ? undefined : bytes.subarray(offset, offset + 1);
    return checks.refuse('ocsp.encoding', error.code, error.rule ?? 'X.690 §10', path ?? '', range, error.context);
  }
}
