import type { Language } from '@cutaway/primitives/explain';
import { noble } from '@cutaway/primitives/noble';
import { type PublicKeyItem, publicKeysIn } from '@cutaway/ssh-auth/certificates';
import {
  describePrivateKeyFile,
  fingerprint,
  isPrivateKeyFile,
  openSshPrivateKey,
  parsePrivateKey,
  pemPublicKey,
  pkcs8PrivateKey,
  publicKeyLength,
  publicKeyLine,
  randomart,
  type SshPrivateKey,
  shortTypeName,
  ssh2PublicKey,
  sshPrivateKey,
  sshPublicKey,
  visiblePublicKey,
} from '@cutaway/ssh-auth/keys';
import { X509Error } from '@cutaway/x509';
import {
  type Jwk,
  jwkThumbprint,
  privateKeyFromJwk,
  privateKeyToJwk,
  publicKeyFromJwk,
  publicKeyToJwk,
} from '@cutaway/x509/jwk';
import { WorkbenchError } from './errors.js';

/** The most rounds of bcrypt: more would keep the reader waiting for minutes. */
const MAXIMUM_ROUNDS = 256;
/** What errors call the text. */
const FILE = 'FILE';

/** A public key by what people compare. */
export interface Fingerprints {
  readonly type: string;
  readonly bits: number;
  readonly comment: string;
  readonly sha256: string;
  readonly md5: string;
  readonly randomart: string;
}

export interface FingerprintInput {
  readonly text: string;
  readonly passphrase?: string;
  readonly language: Language;
}

/**
 * The fingerprints of all keys in a text. The passphrase of a private key is needed only where the file hides the
 * public half without it.
 *
 * @throws {SshError} for what cannot be read. @throws {WorkbenchError} for a text without a key.
 */
export function fingerprintsOf({ text, passphrase }: FingerprintInput): readonly Fingerprints[] {
  return publicItems(text, passphrase).map(({ key, certificate, comment }) => ({
    type: `${shortTypeName(key.type)}${certificate === undefined ? '' : '-CERT'}`,
    bits: publicKeyLength(key.publicKey),
    comment,
    sha256: fingerprint(key, 'SHA256', noble),
    md5: fingerprint(key, 'MD5', noble),
    randomart: randomart(key, 'SHA256', noble),
  }));
}

function publicItems(text: string, passphrase: string | undefined): readonly PublicKeyItem[] {
  if (text.trim() === '') throw new WorkbenchError('workbench/nothing-given');
  if (isPrivateKeyFile(text)) {
    const visible = describePrivateKeyFile(text).protection === undefined ? undefined : visiblePublicKey(text);
    return visible === undefined ? [opened(text, passphrase)] : [{ key: visible, comment: '' }];
  }
  const jwk = jwkIn(text);
  const items =
    jwk === undefined ? publicKeysIn(text, FILE) : [{ key: sshPublicKey(publicKeyFromJwk(jwk)), comment: '' }];
  if (items.length === 0) throw new WorkbenchError('workbench/nothing-found');
  return items;
}

function opened(text: string, passphrase: string | undefined): SshPrivateKey {
  return parsePrivateKey(text, { passphrase, crypto: noble, maximumRounds: MAXIMUM_ROUNDS });
}

/** @throws {X509Error} `x509/invalid-jwk` for what looks like JSON and is no key. */
function jwkIn(text: string): Jwk | undefined {
  if (!/^\s*\{/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && 'kty' in value && typeof value.kty === 'string')
      return value as Jwk;
  } catch {
    throw new X509Error('x509/invalid-jwk', { context: { member: 'JSON' }, rule: 'RFC 7517 §4' });
  }
  throw new X509Error('x509/invalid-jwk', { context: { member: 'kty' }, rule: 'RFC 7517 §4.1' });
}

/** A key in one form. */
export interface KeyForm {
  readonly form: 'openssh' | 'pkcs8' | 'jwk' | 'public' | 'rfc4716' | 'pem' | 'publicJwk';
  readonly secret: boolean;
  readonly text: string;
}

export interface ConvertedKey {
  readonly type: string;
  readonly bits: number;
  readonly fingerprint: string;
  readonly comment: string;
  /** Of a private key file: its format and how it is encrypted. */
  readonly format?: string;
  readonly forms: readonly KeyForm[];
}

export interface ConvertInput {
  readonly text: string;
  /** Opens the key. */
  readonly passphrase?: string;
  /** Protects the private forms that can be; none unless given. */
  readonly newPassphrase?: string;
  readonly language: Language;
}

/**
 * Every key of a text in every form that it can be written in.
 *
 * @throws {SshError} @throws {X509Error} for what cannot be read. @throws {WorkbenchError} for a text without a key.
 */
export function convertKeys({ text, passphrase, newPassphrase }: ConvertInput): readonly ConvertedKey[] {
  const jwk = jwkIn(text);
  if (jwk !== undefined && 'd' in jwk)
    return [privateForms(sshPrivateKey(privateKeyFromJwk(jwk, noble)), newPassphrase)];
  if (!isPrivateKeyFile(text)) return publicItems(text, passphrase).map((item) => publicForms(item));
  const { format, protection } = describePrivateKeyFile(text);
  const how = [format, protection?.cipher, protection?.kdf].filter((part) => part !== undefined).join(', ');
  return [{ ...privateForms(opened(text, passphrase), newPassphrase), format: how }];
}

function privateForms(key: SshPrivateKey, passphrase: string | undefined): ConvertedKey {
  const options = { passphrase, crypto: noble };
  const plain = publicForms({ key: key.key, comment: key.comment });
  const forms: KeyForm[] = [{ form: 'openssh', secret: true, text: openSshPrivateKey(key, options) }];
  if ('privateKey' in key) {
    forms.push({ form: 'pkcs8', secret: true, text: pkcs8PrivateKey(key, options) });
    forms.push(...jwkForm('jwk', true, () => privateKeyToJwk(key.privateKey)));
  }
  return { ...plain, forms: [...forms, ...plain.forms] };
}

function publicForms({ key, certificate, comment }: PublicKeyItem): ConvertedKey {
  const { publicKey } = key;
  const forms: KeyForm[] = [
    { form: 'public', secret: false, text: `${publicKeyLine(certificate ?? key, comment)}\n` },
    { form: 'rfc4716', secret: false, text: ssh2PublicKey(key, comment) },
  ];
  if (key.application === undefined) {
    forms.push({ form: 'pem', secret: false, text: pemPublicKey(key) });
    forms.push(
      ...jwkForm('publicJwk', false, () => ({ ...publicKeyToJwk(publicKey), kid: jwkThumbprint(publicKey, noble) })),
    );
  }
  return {
    type: certificate?.type ?? key.type,
    bits: publicKeyLength(publicKey),
    fingerprint: fingerprint(key, 'SHA256', noble),
    comment,
    forms,
  };
}

/** JOSE does not have every kind of key. */
function jwkForm(form: 'jwk' | 'publicJwk', secret: boolean, write: () => Jwk): readonly KeyForm[] {
  try {
    return [{ form, secret, text: `${JSON.stringify(write(), null, 2)}\n` }];
  } catch (error) {
    if (error instanceof X509Error && error.code === 'x509/unsupported-key') return [];
    throw error;
  }
}
