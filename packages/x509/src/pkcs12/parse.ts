import { equal } from '@cutaway/primitives/bytes';
import type { PrivateKey } from '@cutaway/primitives/crypto';
import { type Certificate, parseCertificate } from '../certificate/index.js';
import { type CertificateList, parseCertificateList } from '../crl/certificate-list.js';
import type { DerOptions } from '../der/index.js';
import { X509Error } from '../errors.js';
import { algorithmName } from '../keys/algorithm-identifier.js';
import { decryptPkcs8, encodePublicKey, parseEncryptedPrivateKeyInfo, parsePkcs8 } from '../keys/index.js';
import { namesMatch } from '../name/index.js';
import { OID } from '../oids.js';
import { decryptByPassword, type PasswordOptions } from '../pkcs5/index.js';
import { PasswordWork } from '../pkcs5/limits.js';
import { parseDecrypted } from '../pkcs5/padding.js';
import { type ContentInfo, readBer, readContentInfo } from './content-info.js';
import { checkMac, readMacData } from './mac.js';
import { type BagAttributes, belongTogether, readSafeBag, type SafeBag } from './safe-bag.js';

/** A private key of a file. */
export interface Pkcs12Key extends BagAttributes {
  readonly privateKey: PrivateKey;
}

/** A certificate of a file. */
export interface Pkcs12Certificate extends BagAttributes {
  readonly certificate: Certificate;
}

/** What a PKCS #12 file holds. */
export interface Pkcs12 {
  readonly keys: readonly Pkcs12Key[];
  readonly certificates: readonly Pkcs12Certificate[];
  readonly crls: readonly CertificateList[];
  /** How the file is authenticated: a digest's name, or `id-PBMAC1`. `undefined` when it is not at all. */
  readonly mac: string | undefined;
  /** Names of the encryption algorithms in it, each once: `id-PBES2`, `pbeWithSHAAnd40BitRC2-CBC` … */
  readonly encryption: readonly string[];
}

/** How to read a PKCS #12 file. */
export interface Pkcs12Options extends PasswordOptions, DerOptions {}

class Contents {
  readonly keys: Pkcs12Key[] = [];
  readonly certificates: Pkcs12Certificate[] = [];
  readonly crls: CertificateList[] = [];
  readonly encryption = new Set<string>();
  private readonly password: string;
  private readonly options: Pkcs12Options;
  private depth = 0;

  constructor(password: string, options: Pkcs12Options) {
    this.password = password;
    this.options = options;
  }

  add(info: ContentInfo): void {
    if (info.type === 'data') {
      this.addSafeContents(info.content);
      return;
    }
    this.encryption.add(algorithmName(info.algorithm));
    const plaintext = decryptByPassword(info.algorithm, info.ciphertext, this.password, this.options);
    parseDecrypted(algorithmName(info.algorithm), () => this.addSafeContents(plaintext));
  }

  private addSafeContents(bytes: Uint8Array): void {
    const bags = readBer(bytes, 'SafeContents', (reader) =>
      reader.sequenceOf('', 'SafeContents', (index) => readSafeBag(reader, index)),
    );
    for (const bag of bags) this.addBag(bag);
  }

  private addBag({ bagId, bagValue, attributes }: SafeBag): void {
    switch (bagId) {
      case OID.keyBag:
        this.keys.push({ privateKey: parsePkcs8(bagValue, this.options), ...attributes });
        return;
      case OID.pkcs8ShroudedKeyBag:
        this.encryption.add(algorithmName(parseEncryptedPrivateKeyInfo(bagValue).encryptionAlgorithm));
        this.keys.push({ privateKey: decryptPkcs8(bagValue, this.password, this.options), ...attributes });
        return;
      case OID.certBag: {
        const bytes = readTypedOctets(bagValue, 'CertBag', OID.x509Certificate);
        if (bytes === undefined) return;
        this.certificates.push({ certificate: parseCertificate(bytes, this.options), ...attributes });
        return;
      }
      case OID.crlBag: {
        const bytes = readTypedOctets(bagValue, 'CRLBag', OID.x509CRL);
        if (bytes !== undefined) this.crls.push(parseCertificateList(bytes, this.options));
        return;
      }
      case OID.safeContentsBag:
        if (++this.depth > 8)
          throw new X509Error('x509/der-too-deep', { context: { max: 8 }, rule: 'RFC 7292 §4.2.6' });
        this.addSafeContents(bagValue);
        this.depth--;
        return;
      default:
      // Secrets and bags of other programs are passed over.
    }
  }
}

/** The OCTET STRING in a CertBag or CRLBag; `undefined` when it is of another type (RFC 7292 §4.2.3, §4.2.4). */
function readTypedOctets(bytes: Uint8Array, type: string, wanted: string): Uint8Array | undefined {
  return readBer(bytes, type, (reader) =>
    reader.sequence('', type, () => {
      const id = reader.objectIdentifier('id');
      const value = reader.explicit(0, 'value', () => reader.any(''));
      return id === wanted ? value.content : undefined;
    }),
  );
}

/**
 * Reads a PKCS #12 file, also called PFX, that is protected by a password (RFC 7292). The authentication code is checked
 * before anything is decrypted. BER is accepted, as the format has it; certificates in it are read strictly.
 *
 * Encryption by PBES2, and of old files by triple DES and RC2; authentication by HMAC with the format's own derivation
 * or PBMAC1 (RFC 9579). Files protected by public keys are not supported.
 *
 * @param password `''` for none.
 * @throws {X509Error} `x509/mac-mismatch` or `x509/decryption-failed` for a wrong password,
 * `x509/password-too-costly`, `x509/password-costs-too-much-together`, `x509/unsupported-algorithm`.
 */
export function parsePkcs12(bytes: Uint8Array, password: string, given: Pkcs12Options): Pkcs12 {
  const options = { ...given, passwordLimits: new PasswordWork(given.passwordLimits) };
  const { authSafe, macData } = readBer(bytes, 'PFX', (reader) =>
    reader.sequence('', 'PFX', () => {
      const at = reader.offset;
      const version = reader.smallInteger('version');
      if (version !== 3) throw reader.error('x509/unexpected-version', at, { actual: version }, 'RFC 7292 §4');
      return {
        authSafe: readContentInfo(reader, 'authSafe'),
        macData: reader.atEnd ? undefined : readMacData(reader, 'macData'),
      };
    }),
  );
  if (authSafe.type !== 'data') {
    throw new X509Error('x509/unsupported-algorithm', { context: { actual: authSafe.type }, rule: 'RFC 7292 §4' });
  }
  if (macData !== undefined) checkMac(macData, authSafe.content, password, options);
  const contents = new Contents(password, options);
  const infos = readBer(authSafe.content, 'AuthenticatedSafe', (reader) =>
    reader.sequenceOf('', 'AuthenticatedSafe', (index) => readContentInfo(reader, index)),
  );
  for (const info of infos) contents.add(info);
  return {
    keys: contents.keys,
    certificates: contents.certificates,
    crls: contents.crls,
    mac: macData === undefined ? undefined : algorithmName(macData.algorithm),
    encryption: [...contents.encryption],
  };
}

/** A private key, its certificate, and the certificates that lead on from it. */
export interface Pkcs12Identity {
  readonly privateKey: PrivateKey;
  readonly certificate: Certificate;
  /** Issuers in order, as far as the file has them. */
  readonly chain: readonly Certificate[];
  readonly friendlyName: string | undefined;
}

/** The keys of a PKCS #12 file that have a certificate in it, each with its chain. */
export function pkcs12Identities({ keys, certificates }: Pkcs12): Pkcs12Identity[] {
  return keys.flatMap((key) => {
    const publicKey = encodePublicKey(key.privateKey);
    const candidates = certificates.filter(({ certificate }) =>
      equal(certificate.subjectPublicKeyInfo.bytes, publicKey),
    );
    const own = candidates.find((entry) => belongTogether(entry, key)) ?? candidates[0];
    if (own === undefined) return [];
    const { certificate } = own;
    const others = certificates.map((entry) => entry.certificate);
    const friendlyName = key.friendlyName ?? own.friendlyName;
    return [{ privateKey: key.privateKey, certificate, chain: chainFrom(certificate, others), friendlyName }];
  });
}

function chainFrom(certificate: Certificate, others: readonly Certificate[]): Certificate[] {
  const chain: Certificate[] = [];
  let last = certificate;
  for (;;) {
    const issuer = others.find(
      (other) => other !== certificate && !chain.includes(other) && namesMatch(other.subject, last.issuer),
    );
    if (issuer === undefined) return chain;
    chain.push(issuer);
    last = issuer;
  }
}
