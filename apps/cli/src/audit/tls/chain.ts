import { toHex } from '@cutaway/primitives/bytes';
import { nodeCrypto } from '@cutaway/primitives/node';
import { type Certificate, nameToText, parseCertificate, X509Error } from '@cutaway/x509';
import { algorithmName, type SubjectPublicKeyInfo } from '@cutaway/x509/keys';
import { lintCertificate } from '@cutaway/x509/lint';
import { ocspSource } from '@cutaway/x509/ocsp';
import { expectedName, rfc5280, verifyChain } from '@cutaway/x509/verify';
import { bitLength } from '../bit-length.js';
import type { Finding, Severity } from '../finding.js';
import { finding } from '../rules.js';

const DAY = 24 * 3600 * 1000;
const EXPIRES_SOON = 14;

/** A chain as the server sent it. */
export interface ShownChain {
  /** DER, the server's own first. */
  readonly certificates: readonly Uint8Array[];
  /** DER. */
  readonly ocspResponse?: Uint8Array;
}

/** A chain for the report. */
export interface ChainReport {
  readonly certificates: readonly {
    readonly subject: string;
    readonly issuer: string;
    readonly notBefore: string;
    readonly notAfter: string;
    readonly publicKey: string;
    readonly signatureAlgorithm: string;
    /** SHA-256 of the DER, hex. */
    readonly sha256: string;
  }[];
  /** Whether it leads to a trusted authority, for the name that was asked for. */
  readonly verified: boolean;
  readonly stapled: boolean;
}

const LINT_SEVERITY = { error: 'medium', warning: 'low', notice: 'info' } as const satisfies Record<string, Severity>;

/** Verifies and lints a chain. */
export function judgeChain(
  { certificates, ocspResponse }: ShownChain,
  {
    anchors,
    serverName,
    now,
  }: { readonly anchors: readonly Certificate[]; readonly serverName: string; readonly now: Date },
): { readonly chain: ChainReport; readonly findings: Finding[] } {
  const findings: Finding[] = [];
  const [der, ...others] = certificates;
  if (der === undefined) return { chain: { certificates: [], verified: false, stapled: false }, findings };
  const verdict = verifyChain(der, {
    anchors,
    intermediates: others,
    names: [expectedName(serverName)],
    time: now,
    purpose: 'server',
    profile: rfc5280,
    provider: nodeCrypto,
    revocation: {
      sources: [],
      stapled: ocspSource(ocspResponse === undefined ? [] : [ocspResponse]),
      scope: 'endEntity',
      policy: 'soft-fail',
    },
  });
  if (!verdict.ok) {
    const seen = new Set<string>();
    for (const { code, rule, context, chain, certificate } of verdict.failures) {
      if (seen.has(code)) continue;
      seen.add(code);
      const link = chain[certificate];
      const subject = link === undefined ? '' : nameToText(link.subject);
      const id = code.startsWith('x509/') ? (code as `x509/${string}`) : (`x509/${code}` as const);
      findings.push({ id, severity: 'high', rule, context: { ...plain(context), subject } });
    }
  }
  const reports = certificates.flatMap((bytes) => {
    try {
      return [describe(parseCertificate(bytes, { deviations: [] }))];
    } catch (error) {
      if (error instanceof X509Error) return [];
      throw error;
    }
  });
  findings.push(...lintFindings(der));
  const leaf = reports[0];
  const left = leaf === undefined ? Number.NaN : (Date.parse(leaf.notAfter) - now.getTime()) / DAY;
  if (leaf !== undefined && left >= 0 && left < EXPIRES_SOON) {
    findings.push(finding('tls/certificate-expires-soon', { days: Math.floor(left), until: leaf.notAfter }));
  }
  return { chain: { certificates: reports, verified: verdict.ok, stapled: ocspResponse !== undefined }, findings };
}

function lintFindings(der: Uint8Array): Finding[] {
  try {
    return lintCertificate(der).map(({ id, severity, citation, path, context }) => ({
      id: id.startsWith('x509/') ? (id as `x509/${string}`) : (`lint/${id}` as const),
      severity: LINT_SEVERITY[severity],
      rule: citation,
      context: { ...plain(context), path },
    }));
  } catch (error) {
    if (error instanceof X509Error) return [];
    throw error;
  }
}

function describe(certificate: Certificate): ChainReport['certificates'][number] {
  const { validity, subject, issuer, subjectPublicKeyInfo, signatureAlgorithm, bytes } = certificate;
  return {
    subject: nameToText(subject),
    issuer: nameToText(issuer),
    notBefore: validity.notBefore.toISOString(),
    notAfter: validity.notAfter.toISOString(),
    publicKey: keyText(subjectPublicKeyInfo),
    signatureAlgorithm: algorithmName(signatureAlgorithm),
    sha256: toHex(nodeCrypto.digest('SHA-256', bytes)),
  };
}

/** The type of a key with its size or curve. */
function keyText({ publicKey, keyName }: SubjectPublicKeyInfo): string {
  if (publicKey?.type === 'RSA') return `RSA ${bitLength(publicKey.n)}`;
  if (publicKey?.type === 'DSA') return `DSA ${bitLength(publicKey.p)}`;
  return keyName;
}

function plain(context: Readonly<Record<string, unknown>> | undefined): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(context ?? {}).map(([key, value]) => [
      key,
      typeof value === 'number' || typeof value === 'string' ? value : String(value),
    ]),
  );
}
