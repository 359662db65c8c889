import { OID } from '../oids.js';

/** Short names of attribute types (RFC 4514 §3, and what OpenSSL prints for the others). */
export const ATTRIBUTE_ABBREVIATIONS: Readonly<Record<string, string>> = {
  CN: OID.commonName,
  L: OID.localityName,
  ST: OID.stateOrProvinceName,
  O: OID.organizationName,
  OU: OID.organizationalUnitName,
  C: OID.countryName,
  STREET: OID.streetAddress,
  DC: OID.domainComponent,
  UID: OID.userId,
  SN: OID.surname,
  GN: OID.givenName,
  serialNumber: OID.serialNumber,
  emailAddress: OID.emailAddress,
  title: OID.title,
  postalCode: OID.postalCode,
  businessCategory: OID.businessCategory,
  organizationIdentifier: OID.organizationIdentifier,
  jurisdictionL: OID.jurisdictionLocalityName,
  jurisdictionST: OID.jurisdictionStateOrProvinceName,
  jurisdictionC: OID.jurisdictionCountryName,
  dnQualifier: OID.dnQualifier,
};

const SHORT: ReadonlyMap<string, string> = new Map(
  Object.entries(ATTRIBUTE_ABBREVIATIONS).map(([short, identifier]) => [identifier, short]),
);

/** The short name of an attribute type, or its dotted decimals when it has none. */
export function attributeAbbreviation(type: string): string {
  return SHORT.get(type) ?? type;
}
