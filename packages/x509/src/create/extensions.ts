import type { CryptoProvider, PublicKey } from '@cutaway/primitives/crypto';
import {
  authorityKeyIdentifier,
  basicConstraints,
  type Certificate,
  encodeExtension,
  extension,
  extKeyUsage,
  type KeyUsageName,
  keyUsage,
  subjectAltName,
  subjectKeyIdentifier,
} from '../certificate/index.js';
import { type GeneralNameInput, parseIpAddress } from '../general-name/index.js';
import { OID } from '../oids.js';
import { keyIdentifier } from './key-identifier.js';

function identifiers(publicKey: PublicKey, issuer: Certificate | undefined, provider: CryptoProvider): Uint8Array[] {
  const own = keyIdentifier(publicKey, provider);
  const authority = issuer === undefined ? own : extension(issuer, subjectKeyIdentifier)?.value;
  const out = [encodeExtension(subjectKeyIdentifier, own, false)];
  if (authority !== undefined) {
    const value = { keyIdentifier: authority, authorityCertIssuer: undefined, authorityCertSerialNumber: undefined };
    out.push(encodeExtension(authorityKeyIdentifier, value, false));
  }
  return out;
}

/**
 * The extensions of a CA's certificate (RFC 5280 §4.2.1.9): basicConstraints and keyUsage, both critical, and the key
 * identifiers.
 *
 * @param options `issuer` is absent for a root.
 */
export function caExtensions(options: {
  readonly publicKey: PublicKey;
  readonly issuer?: Certificate | undefined;
  readonly pathLenConstraint?: number;
  readonly provider: CryptoProvider;
}): Uint8Array[] {
  const { publicKey, issuer, pathLenConstraint, provider } = options;
  return [
    encodeExtension(basicConstraints, { cA: true, pathLenConstraint }, true),
    encodeExtension(keyUsage, new Set(['keyCertSign', 'cRLSign'] as const), true),
    ...identifiers(publicKey, issuer, provider),
  ];
}

/** A host name or IP address as subjectAltName has it. */
export function hostName(host: string): GeneralNameInput {
  const address = parseIpAddress(host);
  return address === undefined ? { type: 'dNSName', value: host } : { type: 'iPAddress', value: address };
}

/** What a key of an end entity is used for: signing, and with RSA also receiving a key (TLS 1.2's static RSA). */
function endEntityKeyUsage(publicKey: PublicKey): ReadonlySet<KeyUsageName> {
  switch (publicKey.type) {
    case 'RSA':
      return new Set(['digitalSignature', 'keyEncipherment']);
    case 'X25519':
    case 'X448':
      return new Set(['keyAgreement']);
    default:
      return new Set(['digitalSignature']);
  }
}

/**
 * The extensions of a server's or client's certificate: basicConstraints, keyUsage, extKeyUsage, subjectAltName and the
 * key identifiers.
 *
 * @param options `names` are GeneralNames, or host names and IP addresses as text. `purposes` are KeyPurposeIds,
 * `id-kp-serverAuth` unless given. `issuer` is absent for a self-signed certificate. `emptySubject` makes the names
 * critical, as they must be then (RFC 5280 §4.2.1.6).
 */
export function endEntityExtensions(options: {
  readonly publicKey: PublicKey;
  readonly issuer?: Certificate | undefined;
  readonly names: readonly (string | GeneralNameInput)[];
  readonly purposes?: readonly string[];
  readonly emptySubject?: boolean;
  readonly provider: CryptoProvider;
}): Uint8Array[] {
  const { publicKey, issuer, names, purposes = [OID['id-kp-serverAuth']], emptySubject = false, provider } = options;
  const generalNames = names.map((name) => (typeof name === 'string' ? hostName(name) : name));
  return [
    encodeExtension(basicConstraints, { cA: false, pathLenConstraint: undefined }, true),
    encodeExtension(keyUsage, endEntityKeyUsage(publicKey), true),
    encodeExtension(extKeyUsage, purposes, false),
    ...(names.length === 0 ? [] : [encodeExtension(subjectAltName, generalNames, emptySubject)]),
    ...identifiers(publicKey, issuer, provider),
  ];
}
