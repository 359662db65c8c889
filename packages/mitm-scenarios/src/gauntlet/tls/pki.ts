import type { KeyGeneration, KeyPair, SignatureAlgorithm } from '@cutaway/primitives/crypto';
import type { Credential } from '@cutaway/tls-handshake';
import { type AttributeInput, createName } from '@cutaway/x509';
import {
  authorityKeyIdentifier,
  basicConstraints,
  encodeExtension,
  encodeTbsCertificate,
  extKeyUsage,
  type KeyUsageName,
  keyUsage,
  subjectAltName,
  subjectKeyIdentifier,
} from '@cutaway/x509/certificate';
import { assembleSigned, hostName, keyIdentifier, randomSerialNumber } from '@cutaway/x509/create';
import { Tag, unsignedToInteger } from '@cutaway/x509/der';
import { defaultSignatureAlgorithm, encodePublicKey, signatureAlgorithmIdentifier } from '@cutaway/x509/keys';
import type { Material } from '../material.js';

export const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
export const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';
export const CODE_SIGNING = '1.3.6.1.5.5.7.3.3';

/** A certificate as it is sent, and the keys that belong to it. It may break any rule: nothing parsed it. */
export interface Made {
  readonly der: Uint8Array;
  readonly subject: readonly AttributeInput[];
  readonly keys: KeyPair;
}

/** The parts of a certificate that can be asked for; extensions are DER-encoded, in this order. */
export interface CertificateParts {
  readonly version: 1 | 2 | 3;
  readonly serialNumber: Uint8Array;
  readonly issuerName: readonly AttributeInput[];
  readonly subject: readonly AttributeInput[];
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** DER of the SubjectPublicKeyInfo. */
  readonly publicKeyInfo: Uint8Array;
  readonly extensions: readonly Uint8Array[];
  readonly signatureAlgorithm: SignatureAlgorithm;
  /** The key pair the certificate is for. */
  readonly keys: KeyPair;
  /** Who really signs, whatever name stands there. */
  readonly signer: KeyPair;
  readonly material: Material;
}

/** What the gauntlet's certificates are made of, with `change` applied to the parts of an honest one. */
export type Change = (parts: CertificateParts) => Partial<CertificateParts>;

const EC: KeyGeneration = { type: 'EC', curve: 'P-256' };

/** Extensions of an honest certificate, each by itself so that one can be left out or replaced. */
export const leafExtensions = {
  basicConstraints: (): Uint8Array =>
    encodeExtension(basicConstraints, { cA: false, pathLenConstraint: undefined }, true),
  keyUsage: (...usages: KeyUsageName[]): Uint8Array =>
    encodeExtension(
      keyUsage,
      new Set(usages.length === 0 ? (['digitalSignature', 'keyEncipherment'] as const) : usages),
      true,
    ),
  extKeyUsage: (...purposes: string[]): Uint8Array =>
    encodeExtension(extKeyUsage, purposes.length === 0 ? [SERVER_AUTH] : purposes, false),
  names: (...names: string[]): Uint8Array =>
    encodeExtension(
      subjectAltName,
      names.map((name) => hostName(name)),
      false,
    ),
} as const;

export const caExtension = {
  basicConstraints: (pathLenConstraint?: number): Uint8Array =>
    encodeExtension(basicConstraints, { cA: true, pathLenConstraint }, true),
  keyUsage: (...usages: KeyUsageName[]): Uint8Array =>
    encodeExtension(keyUsage, new Set(usages.length === 0 ? (['keyCertSign', 'cRLSign'] as const) : usages), true),
} as const;

/** The identifiers of a key and of its issuer's (RFC 5280 §4.2.1.1, §4.2.1.2). */
export function identifiers({ crypto }: Material, keys: KeyPair, issuer: KeyPair): Uint8Array[] {
  const authority = {
    keyIdentifier: keyIdentifier(issuer.publicKey, crypto),
    authorityCertIssuer: undefined,
    authorityCertSerialNumber: undefined,
  };
  return [
    encodeExtension(subjectKeyIdentifier, keyIdentifier(keys.publicKey, crypto), false),
    encodeExtension(authorityKeyIdentifier, authority, false),
  ];
}

function make(material: Material, keys: KeyPair, parts: CertificateParts): Made {
  const { crypto, injected } = material;
  const algorithm = signatureAlgorithmIdentifier(parts.signatureAlgorithm);
  const tbs = encodeTbsCertificate({
    version: parts.version,
    serialNumber: parts.serialNumber,
    signature: algorithm,
    issuer: createName(parts.issuerName).bytes,
    validity: {
      notBefore: parts.notBefore,
      notAfter: parts.notAfter,
      notBeforeTag: Tag.UTCTime,
      notAfterTag: Tag.UTCTime,
    },
    subject: createName(parts.subject).bytes,
    subjectPublicKeyInfo: parts.publicKeyInfo,
    extensions: parts.extensions,
  });
  const signature = crypto.sign(parts.signatureAlgorithm, parts.signer.privateKey, tbs, injected.random);
  return { der: assembleSigned(tbs, algorithm, signature), subject: parts.subject, keys };
}

/** What a certificate is to be: a name for its keys, who issues it, and what is changed of an honest one. */
export interface Request {
  /** Certificates of one key name have the same key. */
  readonly keys?: string;
  readonly kind?: KeyGeneration;
  /** The key pair itself, in place of a name and kind. */
  readonly keyPair?: KeyPair;
  readonly change?: Change;
}

/** A root. */
export function root(material: Material, name = 'Gauntlet Root', change: Change = () => ({})): Made {
  const keys = material.keyPair(name, EC);
  const subject = [{ O: 'Cutaway Gauntlet' }, { CN: name }];
  const parts: CertificateParts = {
    ...common(material, keys, subject, keys, subject),
    notAfter: material.days(3650),
    extensions: [caExtension.basicConstraints(), caExtension.keyUsage(), ...identifiers(material, keys, keys)],
  };
  return material.once(`root ${name} ${change}`, () => make(material, keys, { ...parts, ...change(parts) }));
}

/** An authority under another. */
export function intermediate(
  material: Material,
  issuer: Made,
  { keys: name = 'Gauntlet CA', change }: Request = {},
): Made {
  const keys = material.keyPair(name, EC);
  const parts: CertificateParts = {
    ...common(material, keys, [{ O: 'Cutaway Gauntlet' }, { CN: name }], issuer.keys, issuer.subject),
    notAfter: material.days(1000),
    extensions: [caExtension.basicConstraints(0), caExtension.keyUsage(), ...identifiers(material, keys, issuer.keys)],
  };
  return make(material, keys, { ...parts, ...change?.(parts) });
}

/** A server's certificate. */
export function leaf(
  material: Material,
  issuer: Made,
  { keys: name = 'leaf', kind = EC, keyPair, change }: Request = {},
): Made {
  const keys = keyPair ?? material.keyPair(name, kind);
  const parts: CertificateParts = {
    ...common(material, keys, [{ CN: material.host }], issuer.keys, issuer.subject),
    extensions: [
      leafExtensions.basicConstraints(),
      leafExtensions.keyUsage(
        'digitalSignature',
        ...(keys.publicKey.type === 'RSA' ? (['keyEncipherment'] as const) : []),
      ),
      leafExtensions.extKeyUsage(),
      leafExtensions.names(...new Set([material.host, material.address])),
      ...identifiers(material, keys, issuer.keys),
    ],
  };
  return make(material, keys, { ...parts, ...change?.(parts) });
}

function common(
  material: Material,
  keys: KeyPair,
  subject: readonly AttributeInput[],
  signer: KeyPair,
  issuerName: readonly AttributeInput[],
): Omit<CertificateParts, 'extensions'> {
  return {
    version: 3,
    keys,
    serialNumber: unsignedToInteger(randomSerialNumber(material.random)),
    issuerName,
    subject,
    notBefore: material.days(-1),
    notAfter: material.days(90),
    publicKeyInfo: encodePublicKey(keys.publicKey),
    signatureAlgorithm: defaultSignatureAlgorithm(signer.privateKey),
    signer,
    material,
  };
}

/** What a server shows and proves: its own certificate first. */
export function credential(own: Made, ...authorities: Made[]): Credential {
  return { certificates: [own, ...authorities].map(({ der }) => der), privateKey: own.keys.privateKey };
}
