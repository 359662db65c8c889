import type { CryptoProvider } from '@cutaway/primitives/crypto';
import {
  authorityInfoAccess,
  type Certificate,
  certificateFromPem,
  cRLDistributionPoints,
  extension,
  freshestCRL,
  parseCertificate,
} from '../certificate/index.js';
import { type CertificateList, certificateListFromPem, crlSource, parseCertificateList } from '../crl/index.js';
import { X509Error } from '../errors.js';
import { createOCSPRequest, type OCSPResponse, type OcspIssuer, ocspSource, parseOCSPResponse } from '../ocsp/index.js';
import { OID } from '../oids.js';
import type { RevocationSource } from '../verify/index.js';

/**
 * Fetches what a certificate points to. Nothing in this package opens a connection: the caller gives this, for Node
 * `httpFetcher` of `./node`.
 *
 * @param body is sent by POST; GET without.
 * @throws {X509Error} `x509/not-fetched`.
 */
export type Fetcher = (
  url: string,
  body?: { readonly type: string; readonly bytes: Uint8Array },
) => Promise<Uint8Array>;

/** Addresses taken from one certificate; more are passed over. */
const MAXIMUM_ADDRESSES = 4;

/** Where a certificate says something can be had. */
export interface Published {
  /** Complete CRLs. */
  readonly crls: readonly string[];
  /** Delta CRLs. */
  readonly deltas: readonly string[];
  readonly ocsp: readonly string[];
  readonly caIssuers: readonly string[];
}

/** The addresses in a certificate (RFC 5280 §4.2.1.13, §4.2.1.15, §4.2.2.1). */
export function publishedAddresses(certificate: Certificate): Published {
  const points = (type: typeof cRLDistributionPoints): string[] =>
    (extension(certificate, type)?.value ?? []).flatMap(({ distributionPoint }) =>
      distributionPoint !== undefined && 'fullName' in distributionPoint
        ? distributionPoint.fullName.flatMap((name) => (name.type === 'uniformResourceIdentifier' ? [name.value] : []))
        : [],
    );
  const access = (method: string): string[] =>
    (extension(certificate, authorityInfoAccess)?.value ?? []).flatMap(({ accessMethod, accessLocation }) =>
      accessMethod === method && accessLocation.type === 'uniformResourceIdentifier' ? [accessLocation.value] : [],
    );
  const some = (addresses: string[]): string[] => addresses.slice(0, MAXIMUM_ADDRESSES);
  return {
    crls: some(points(cRLDistributionPoints)),
    deltas: some(points(freshestCRL)),
    ocsp: some(access(OID['id-ad-ocsp'])),
    caIssuers: some(access(OID['id-ad-caIssuers'])),
  };
}

/** What was fetched for a chain, and what was not. */
export interface FetchedRevocation {
  /** To be given to `verifyChain`. */
  readonly sources: readonly RevocationSource[];
  readonly crls: readonly CertificateList[];
  readonly responses: readonly OCSPResponse[];
  /** What could not be fetched or read. */
  readonly errors: readonly X509Error[];
}

/** How to fetch. */
export interface FetchOptions {
  readonly fetcher: Fetcher;
  readonly provider: CryptoProvider;
  /** Which to ask for: both unless given. */
  readonly kinds?: readonly ('crl' | 'ocsp')[];
}

/**
 * Fetches CRLs and OCSP answers for the certificates of a chain. What fails is among `errors`; what that means is up to
 * the policy of the verification.
 *
 * @param chain the end entity first, each followed by its issuer; nothing is asked about the last.
 */
export async function fetchRevocation(
  chain: readonly Certificate[],
  { fetcher, provider, kinds = ['ocsp', 'crl'] }: FetchOptions,
): Promise<FetchedRevocation> {
  const crls: CertificateList[] = [];
  const responses: OCSPResponse[] = [];
  const errors: X509Error[] = [];
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof X509Error)) throw error;
      errors.push(error);
    }
  };
  for (const [index, certificate] of chain.slice(0, -1).entries()) {
    const published = publishedAddresses(certificate);
    const issuer = chain[index + 1] as OcspIssuer;
    if (kinds.includes('ocsp')) {
      for (const url of published.ocsp) {
        await attempt(async () => {
          const { bytes } = createOCSPRequest(certificate, issuer, { provider });
          const answer = await fetcher(url, { type: 'application/ocsp-request', bytes });
          responses.push(parseOCSPResponse(answer));
        });
      }
    }
    if (kinds.includes('crl')) {
      for (const url of [...published.crls, ...published.deltas]) {
        await attempt(async () => {
          crls.push(readList(await fetcher(url)));
        });
      }
    }
  }
  const sources = [
    ...(responses.length === 0 ? [] : [ocspSource(responses)]),
    ...(crls.length === 0 ? [] : [crlSource(crls)]),
  ];
  return { sources, crls, responses, errors };
}

/**
 * Fetches issuers that a server forgot to send (RFC 5280 §4.2.2.1), one above the other until a self-issued one or none.
 *
 * @param depth at most so many.
 */
export async function fetchIssuers(
  certificate: Certificate,
  fetcher: Fetcher,
  depth = 4,
): Promise<readonly Certificate[]> {
  const issuers: Certificate[] = [];
  let current = certificate;
  while (issuers.length < depth) {
    const [url] = publishedAddresses(current).caIssuers;
    if (url === undefined) break;
    current = readCertificate(await fetcher(url));
    issuers.push(current);
  }
  return issuers;
}

const isText = (bytes: Uint8Array): boolean => bytes[0] === 0x2d;
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** CRLs are published as DER; some give PEM. */
function readList(bytes: Uint8Array): CertificateList {
  return isText(bytes) ? certificateListFromPem(text(bytes)) : parseCertificateList(bytes);
}

function readCertificate(bytes: Uint8Array): Certificate {
  return isText(bytes) ? certificateFromPem(text(bytes)) : parseCertificate(bytes);
}
