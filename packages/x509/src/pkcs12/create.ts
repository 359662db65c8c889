import type { PrivateKey, RandomSource } from '@cutaway/primitives/crypto';
import type { Certificate } from '../certificate/index.js';
import { keyIdentifier } from '../create/key-identifier.js';
import { explicit, integer, objectIdentifier, octetString, sequence } from '../der/index.js';
import { encryptPkcs8 } from '../keys/index.js';
import { OID } from '../oids.js';
import { encryptPbes2, type PasswordOptions, type Pbes2Options } from '../pkcs5/index.js';
import { freshKeyDerivation } from '../pkcs5/pbes2.js';
import { createPbmac1 } from '../pkcs5/pbmac1.js';
import { encodeData, encodeEncryptedData } from './content-info.js';
import { createMacData, encodeMacData } from './mac.js';
import { encodeSafeBag } from './safe-bag.js';

/** What to put into a PKCS #12 file. */
export interface Pkcs12Contents {
  /** Private keys with their certificates. */
  readonly identities?: readonly {
    readonly privateKey: PrivateKey;
    readonly certificate: Certificate;
    readonly friendlyName?: string;
  }[];
  /** Further certificates, such as the issuers' of the identities. */
  readonly certificates?: readonly Certificate[];
  /** Certificates that Java is to take for trust anchors; each needs a name of its own. */
  readonly trusted?: readonly { readonly certificate: Certificate; readonly friendlyName: string }[];
}

/** How to protect a PKCS #12 file; the derivation serves encryption and authentication. */
export interface CreatePkcs12Options extends Pbes2Options, PasswordOptions {
  /**
   * `PKCS12`, HMAC-SHA-256 with the format's own derivation, unless given: every program reads it. `PBMAC1` is RFC 9579,
   * which OpenSSL reads from 3.4 on.
   */
  readonly mac?: 'PKCS12' | 'PBMAC1';
}

/** The format's own derivation takes several times as long for an iteration as PBKDF2 does. */
const DEFAULT_ITERATIONS = 100_000;

function certificateBag(
  certificate: Certificate,
  attributes: { friendlyName?: string | undefined; localKeyId?: Uint8Array; trusted?: boolean } = {},
): Uint8Array {
  const { friendlyName, localKeyId, trusted = false } = attributes;
  const bagValue = sequence(objectIdentifier(OID.x509Certificate), explicit(0, octetString(certificate.bytes)));
  return encodeSafeBag({ bagId: OID.certBag, bagValue, attributes: { friendlyName, localKeyId, trusted } });
}

function createMac(
  content: Uint8Array,
  password: string,
  random: RandomSource,
  options: CreatePkcs12Options & { readonly iterations: number },
): Uint8Array {
  const { provider, iterations } = options;
  if (options.mac !== 'PBMAC1') return createMacData(content, password, random(16).slice(), iterations, provider);
  const derivation = freshKeyDerivation(options, random);
  const { algorithm, code } = createPbmac1(content, password, derivation, 'SHA-256', provider);
  // Salt and count stand in the algorithm; these are not used (RFC 9579 §4).
  return encodeMacData(algorithm, code, derivation.salt, 1);
}

/**
 * Makes a PKCS #12 file (RFC 7292): keys and certificates encrypted by PBES2 with AES-256, authenticated by
 * HMAC-SHA-256; 100,000 iterations for each unless the options say otherwise.
 *
 * @returns DER.
 * @throws {X509Error} `x509/der-unencodable` for a friendly name with characters that BMPString lacks.
 */
export function createPkcs12(contents: Pkcs12Contents, password: string, options: CreatePkcs12Options): Uint8Array {
  const { identities = [], certificates = [], trusted = [] } = contents;
  const { provider, iterations = DEFAULT_ITERATIONS } = options;
  const encryption = { ...options, iterations };
  const random = options.random ?? ((length: number) => provider.random(length));
  const keyBags: Uint8Array[] = [];
  const certificateBags: Uint8Array[] = [];
  for (const { privateKey, certificate, friendlyName } of identities) {
    const localKeyId = keyIdentifier(privateKey, provider);
    const bagValue = encryptPkcs8(privateKey, password, encryption);
    const attributes = { friendlyName, localKeyId, trusted: false };
    keyBags.push(encodeSafeBag({ bagId: OID.pkcs8ShroudedKeyBag, bagValue, attributes }));
    certificateBags.push(certificateBag(certificate, { friendlyName, localKeyId }));
  }
  for (const certificate of certificates) certificateBags.push(certificateBag(certificate));
  for (const { certificate, friendlyName } of trusted) {
    certificateBags.push(certificateBag(certificate, { friendlyName, trusted: true }));
  }
  const infos: Uint8Array[] = [];
  if (certificateBags.length > 0) {
    const { algorithm, ciphertext } = encryptPbes2(sequence(...certificateBags), password, encryption);
    infos.push(encodeEncryptedData(algorithm, ciphertext));
  }
  if (keyBags.length > 0) infos.push(encodeData(sequence(...keyBags)));
  const authenticatedSafe = sequence(...infos);
  const macData = createMac(authenticatedSafe, password, random, encryption);
  return sequence(integer(3), encodeData(authenticatedSafe), macData);
}
