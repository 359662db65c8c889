import { toHex } from '@cutaway/primitives/bytes';
import { type Language, mergeCatalogues, phrase, primitivesCatalogue } from '@cutaway/primitives/explain';
import type { MessageEvent } from '@cutaway/primitives/trace';
import { type Deviation, dissectCertificate } from '@cutaway/x509';
import { dissectCertificateList } from '@cutaway/x509/crl';
import { dissectCertificationRequest } from '@cutaway/x509/csr';
import {
  certificateFacts,
  certificateListFacts,
  certificationRequestFacts,
  type Fact,
  ocspResponseFacts,
} from '@cutaway/x509/describe';
import { x509Catalogue } from '@cutaway/x509/explain';
import { type LintFinding, type LintSeverity, lintCertificate } from '@cutaway/x509/lint';
import { dissectOCSPResponse } from '@cutaway/x509/ocsp';
import { WorkbenchError } from './errors.js';
import { failureOf, type ShownFailure } from './failure.js';
import { blocksIn } from './read-text.js';

/** What a linter's rule says of a certificate. */
export interface ShownFinding {
  readonly id: string;
  readonly severity: LintSeverity;
  readonly severityName: string;
  readonly sentence: string;
  readonly path: string;
  readonly citation: string;
}

/** A certificate or what belongs to one, as far as it can be read. */
export interface Inspected {
  readonly kind: Kind;
  readonly facts: readonly Fact[];
  readonly message: Pick<MessageEvent, 'name' | 'bytes' | 'fields'>;
  /** Of certificates alone. */
  readonly findings?: readonly ShownFinding[];
  /** What ended the reading. */
  readonly failure?: ShownFailure;
}

type Kind = 'Certificate' | 'CertificationRequest' | 'CertificateList' | 'OCSPResponse';

const LABELS: Readonly<Record<string, Kind>> = {
  CERTIFICATE: 'Certificate',
  'X509 CERTIFICATE': 'Certificate',
  'TRUSTED CERTIFICATE': 'Certificate',
  'CERTIFICATE REQUEST': 'CertificationRequest',
  'NEW CERTIFICATE REQUEST': 'CertificationRequest',
  'X509 CRL': 'CertificateList',
};

/** The most certificates a page shows at once. */
const MAXIMUM = 20;

const catalogue = mergeCatalogues(primitivesCatalogue, x509Catalogue);

/**
 * Everything X.509 in a text: certificates, requests, CRLs and OCSP responses, in PEM, hexadecimal or base64.
 *
 * @throws {WorkbenchError} when there is none. Broken ones do not throw; they are shown up to where they break.
 */
export function inspectCertificates({
  text,
  language,
}: {
  readonly text: string;
  readonly language: Language;
}): readonly Inspected[] {
  const found = blocksIn(text).flatMap(({ label, bytes }) => {
    const kind = label === '' ? likeliest(bytes) : LABELS[label];
    return kind === undefined ? [] : [inspect(kind, bytes, language)];
  });
  if (found.length === 0) throw new WorkbenchError('workbench/nothing-found');
  return found.slice(0, MAXIMUM);
}

const READERS = {
  Certificate: dissectCertificate,
  CertificationRequest: dissectCertificationRequest,
  CertificateList: dissectCertificateList,
  OCSPResponse: dissectOCSPResponse,
} as const;

/** DER says what it is only by what it can be read as; whichever reader comes furthest is right. */
function likeliest(der: Uint8Array): Kind {
  const kinds = Object.keys(READERS) as Kind[];
  const reach = kinds.map((kind) => {
    const { error } = READERS[kind](der);
    return error === undefined ? Number.POSITIVE_INFINITY : (error.place.offset ?? 0);
  });
  return kinds[reach.indexOf(Math.max(...reach))] ?? 'Certificate';
}

function inspect(kind: Kind, der: Uint8Array, language: Language): Inspected {
  const deviations: Deviation[] = [];
  // A certificate is read leniently, so that the linter can say all that is wrong with it.
  const { field, error } = kind === 'Certificate' ? dissectCertificate(der, { deviations }) : READERS[kind](der);
  return {
    kind,
    facts: error === undefined ? factsOf(kind, der, language) : [],
    message: { name: kind, bytes: toHex(der), fields: field },
    ...(kind === 'Certificate' && error === undefined ? { findings: findingsOf(der, language) } : {}),
    ...(error === undefined ? {} : { failure: failureOf(error, language) }),
  };
}

function factsOf(kind: Kind, der: Uint8Array, language: Language): readonly Fact[] {
  const options = { language };
  switch (kind) {
    case 'Certificate': {
      const { value } = dissectCertificate(der, { deviations: [] });
      return value === undefined ? [] : certificateFacts(value, options);
    }
    case 'CertificationRequest': {
      const { value } = dissectCertificationRequest(der);
      return value === undefined ? [] : certificationRequestFacts(value, options);
    }
    case 'CertificateList': {
      const { value } = dissectCertificateList(der);
      return value === undefined ? [] : certificateListFacts(value, options);
    }
    case 'OCSPResponse': {
      const { value } = dissectOCSPResponse(der);
      return value === undefined ? [] : ocspResponseFacts(value, options);
    }
  }
}

function findingsOf(der: Uint8Array, language: Language): readonly ShownFinding[] {
  return lintCertificate(der).map(({ id, severity, citation, path, context }: LintFinding) => ({
    id,
    severity,
    severityName: phrase(catalogue, `lint.severity.${severity}`, language) ?? severity,
    sentence:
      phrase(catalogue, `lint.${id}`, language, context) ?? phrase(catalogue, `error.${id}`, language, context) ?? id,
    path,
    citation,
  }));
}
