import { toHex } from '@cutaway/primitives/bytes';
import { findExtension } from '../certificate/index.js';
import { type Name, nameKey } from '../name/index.js';
import type { CertificateList, RevokedCertificate } from './certificate-list.js';
import { certificateIssuer } from './extensions/entry-extensions.js';

interface Index {
  readonly entries: ReadonlyMap<string, RevokedCertificate>;
  /** Whether an entry has a critical extension that is not known: then no entry can be relied on (RFC 5280 §5.3). */
  readonly hasUnknownCritical: boolean;
}

const indexes = new WeakMap<CertificateList, Index>();

const entryKey = (issuer: string, serialNumber: Uint8Array): string => `${toHex(serialNumber)} ${issuer}`;

function buildIndex(list: CertificateList): Index {
  const entries = new Map<string, RevokedCertificate>();
  let hasUnknownCritical = false;
  // An entry's certificateIssuer counts for those after it too (RFC 5280 §5.3.3).
  let issuer = nameKey(list.issuer);
  for (const entry of list.revokedCertificates) {
    for (const name of findExtension(entry.crlEntryExtensions, certificateIssuer)?.value ?? []) {
      if (name.type === 'directoryName') issuer = nameKey(name.value);
    }
    if (entry.crlEntryExtensions.some(({ critical, type }) => critical && type === undefined))
      hasUnknownCritical = true;
    entries.set(entryKey(issuer, entry.userCertificate), entry);
  }
  return { entries, hasUnknownCritical };
}

/** The list is indexed once. */
function indexOf(list: CertificateList): Index {
  let index = indexes.get(list);
  if (index === undefined) {
    index = buildIndex(list);
    indexes.set(list, index);
  }
  return index;
}

/**
 * The entry for a certificate; the last one when there are several.
 *
 * @param issuer who issued the certificate: the CRL's issuer unless given, another one's only in indirect CRLs.
 */
export function findRevoked(
  list: CertificateList,
  serialNumber: Uint8Array,
  issuer: Name = list.issuer,
): RevokedCertificate | undefined {
  return indexOf(list).entries.get(entryKey(nameKey(issuer), serialNumber));
}

/** Whether an entry has a critical extension that is not known. */
export function hasUnknownCriticalEntry(list: CertificateList): boolean {
  return indexOf(list).hasUnknownCritical;
}
