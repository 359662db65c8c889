import {
  authorityInfoAccess,
  authorityKeyIdentifier,
  type ExtensionType,
  freshestCRL,
  issuerAltName,
} from '../../certificate/index.js';
import { cRLNumber, deltaCRLIndicator } from './crl-number.js';
import { certificateIssuer, invalidityDate, reasonCode } from './entry-extensions.js';
import { issuingDistributionPoint } from './issuing-distribution-point.js';

function byOid(types: readonly ExtensionType<unknown, never>[]): ReadonlyMap<string, ExtensionType<unknown, never>> {
  return new Map(types.map((type) => [type.oid, type]));
}

/** The extensions of CRLs that this package can read (RFC 5280 §5.2). */
export const CRL_EXTENSIONS: ReadonlyMap<string, ExtensionType<unknown, never>> = byOid([
  authorityKeyIdentifier,
  issuerAltName,
  cRLNumber,
  deltaCRLIndicator,
  issuingDistributionPoint,
  freshestCRL,
  authorityInfoAccess,
]);

/** The extensions of CRL entries that this package can read (RFC 5280 §5.3). */
export const CRL_ENTRY_EXTENSIONS: ReadonlyMap<string, ExtensionType<unknown, never>> = byOid([
  reasonCode,
  invalidityDate,
  certificateIssuer,
]);
