import type { PrivateKey } from '@cutaway/primitives/crypto';
import type { Language } from '@cutaway/primitives/explain';
import { noble } from '@cutaway/primitives/noble';
import { certificateFromPem, encodePem, privateKeyFromPem, privateKeyToPem } from '@cutaway/x509';
import { Authority, type LeafRequest, PURPOSES } from '@cutaway/x509/authority';
import { NAMED_CHANGES, type NamedChange } from '@cutaway/x509/authority/lab';
import { KEY_TYPES, type KeyType, type LeafPurpose } from './certificate-choices.js';
import { WorkbenchError } from './errors.js';

/** A certificate and its key in PEM. */
export interface PemPair {
  readonly certificate: string;
  readonly privateKey: string;
}

export interface MakeInput {
  /** Host names, addresses or mailboxes, with blanks or commas between. */
  readonly names: string;
  readonly purpose: LeafPurpose;
  readonly keyType: KeyType;
  readonly days: number;
  readonly mustStaple: boolean;
  /** An authority made before; a new one unless given. */
  readonly authority?: PemPair;
  /** What the certificate is to get wrong. */
  readonly fault?: NamedChange;
  readonly language: Language;
}

/** @throws {X509Error} for names that cannot stand in a certificate. @throws {WorkbenchError} without names. */
export function makeCertificate(input: MakeInput): { readonly authority: PemPair; readonly leaf: PemPair } {
  const { purpose, keyType, mustStaple, fault } = input;
  const names = input.names.split(/[\s,]+/).filter((name) => name !== '');
  const [first] = names;
  if (first === undefined) throw new WorkbenchError('workbench/nothing-given');
  const days = Math.min(Math.max(Math.trunc(input.days) || 1, 1), 3650);
  const authority = openAuthority(input.authority);
  const request: LeafRequest = {
    names,
    subject: [{ CN: first.slice(0, 64) }],
    key: KEY_TYPES[keyType],
    days,
    mustStaple,
  };
  return {
    authority: pair(authority.certificate.bytes, authority.privateKey),
    leaf: fault === undefined ? issue(authority, request, purpose) : issueFaulty(authority, request, purpose, fault),
  };
}

function openAuthority(made: PemPair | undefined): Authority {
  const options = { provider: noble };
  if (made === undefined) return Authority.create({ subject: [{ CN: 'Development CA' }] }, options);
  const certificate = certificateFromPem(made.certificate);
  return Authority.open({ certificate, privateKey: privateKeyFromPem(made.privateKey, options), chain: [] }, options);
}

function issue(authority: Authority, request: LeafRequest, purpose: LeafPurpose): PemPair {
  const method = {
    server: 'issueServer',
    client: 'issueClient',
    email: 'issueEmail',
    'code-signing': 'issueCodeSigning',
  } as const;
  const { certificate, privateKey } = authority[method[purpose]](request);
  return pair(certificate.bytes, privateKey);
}

function issueFaulty(authority: Authority, request: LeafRequest, purpose: LeafPurpose, fault: NamedChange): PemPair {
  const { der, privateKey } = authority.insecureIssue(request, NAMED_CHANGES[fault], PURPOSES[purpose]);
  return pair(der, privateKey);
}

function pair(der: Uint8Array, privateKey: PrivateKey): PemPair {
  return { certificate: encodePem('CERTIFICATE', der), privateKey: privateKeyToPem(privateKey) };
}
