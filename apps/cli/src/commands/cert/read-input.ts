import { toHex } from '@cutaway/primitives/bytes';
import type { CryptoProvider, PrivateKey } from '@cutaway/primitives/crypto';
import {
  type Certificate,
  encodePem,
  type PemBlock,
  parseCertificate,
  parsePem,
  parsePkcs8,
  privateKeyFromPem,
  X509Error,
} from '@cutaway/x509';
import type { CertificateList } from '@cutaway/x509/crl';
import type { CertificationRequest } from '@cutaway/x509/csr';
import type { OCSPResponse } from '@cutaway/x509/ocsp';
import type { Pkcs12 } from '@cutaway/x509/pkcs12';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import { readBytes } from '../../files.js';
import { likenessOf } from '../../likeness.js';
import type { RunContext } from '../../run-context.js';

/** Something that was found in a file. */
export type Item =
  | { readonly kind: 'certificate'; readonly der: Uint8Array; readonly certificate: Certificate }
  | { readonly kind: 'request'; readonly der: Uint8Array; readonly request: CertificationRequest }
  | { readonly kind: 'list'; readonly der: Uint8Array; readonly list: CertificateList }
  | { readonly kind: 'ocsp'; readonly der: Uint8Array; readonly response: OCSPResponse }
  | { readonly kind: 'key'; readonly key: PrivateKey };

/** Where passwords come from. */
export interface PasswordSource {
  readonly passwordFile?: string | undefined;
  /** Most iterations to turn a password into a key with, where a file may ask for more than the usual limit. */
  readonly maxIterations?: string | undefined;
}

const PEM_KINDS: Readonly<Record<string, 'certificate' | 'request' | 'list' | 'key'>> = {
  CERTIFICATE: 'certificate',
  'X509 CERTIFICATE': 'certificate',
  'TRUSTED CERTIFICATE': 'certificate',
  'CERTIFICATE REQUEST': 'request',
  'NEW CERTIFICATE REQUEST': 'request',
  'X509 CRL': 'list',
  'PRIVATE KEY': 'key',
  'ENCRYPTED PRIVATE KEY': 'key',
  'RSA PRIVATE KEY': 'key',
  'EC PRIVATE KEY': 'key',
  'DSA PRIVATE KEY': 'key',
};

/** A password from a file (its first line) or from the terminal. */
export async function readPassword({ passwordFile }: PasswordSource, question: string): Promise<string | undefined> {
  if (passwordFile !== undefined) {
    return new TextDecoder().decode(readBytes(passwordFile)).split(/\r?\n/, 1)[0] ?? '';
  }
  const { askSecretly } = await import('../../terminal/prompt.js');
  return askSecretly(question);
}

/** Limits raised as asked for. @throws {Failure} */
function passwordLimits({ maxIterations }: PasswordSource): { passwordLimits?: { iterations: number } } {
  if (maxIterations === undefined) return {};
  const iterations = Number(maxIterations);
  if (!Number.isSafeInteger(iterations) || iterations < 1)
    throw new Failure(ExitCode.usage, 'cert.badIterations', { value: maxIterations });
  return { passwordLimits: { iterations } };
}

/**
 * Everything in a file of PEM, DER or PKCS #12.
 *
 * @throws {X509Error} with the place of what is wrong. @throws {Failure} for a file with nothing of use in it.
 */
export async function readItems(file: string, source: PasswordSource, context: RunContext): Promise<readonly Item[]> {
  const bytes = readBytes(file);
  if (isPem(bytes)) return pemItems(new TextDecoder().decode(bytes), file, source, context);
  return derItems(bytes, file, source, context);
}

/** The certificates of a file, at least one. */
export async function readCertificates(
  file: string,
  source: PasswordSource,
  context: RunContext,
): Promise<readonly Certificate[]> {
  const items = await readItems(file, source, context);
  const certificates = items.flatMap((item) => (item.kind === 'certificate' ? [item.certificate] : []));
  if (certificates.length === 0) throw new Failure(ExitCode.input, 'cert.noCertificate', { file });
  return certificates;
}

/** What a file is that holds nothing for these commands, and the command that reads it. */
function nothingIn(bytes: Uint8Array, name: string): Failure {
  const file = name === '-' ? 'file.stdin' : name;
  if (bytes.length === 0) return new Failure(ExitCode.input, 'file.empty', { file });
  const likeness = likenessOf(bytes);
  if (likeness === 'ssh' || likeness === 'capture')
    return new Failure(ExitCode.input, `likeness.${likeness}`, { file: name });
  return new Failure(ExitCode.input, 'cert.nothingFound', { file, begin: toHex(bytes.subarray(0, 4)) });
}

function isPem(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 1 << 16)).includes('-----BEGIN ');
}

async function pemItems(text: string, file: string, source: PasswordSource, context: RunContext): Promise<Item[]> {
  const items: Item[] = [];
  for (const block of parsePem(text)) {
    const kind = PEM_KINDS[block.label];
    if (kind === 'certificate') items.push(certificateItem(block.bytes));
    else if (kind === 'request') items.push(await requestItem(block.bytes));
    else if (kind === 'list') items.push(await listItem(block.bytes));
    else if (kind === 'key') items.push({ kind, key: await readKey(block, file, source, context) });
  }
  if (items.length === 0) throw nothingIn(new TextEncoder().encode(text), file);
  return items;
}

// Most files hold certificates: what reads the others is loaded when there are any.
const certificateItem = (der: Uint8Array): Item => ({ kind: 'certificate', der, certificate: parseCertificate(der) });
const requestItem = async (der: Uint8Array): Promise<Item> => {
  const { parseCertificationRequest } = await import('@cutaway/x509/csr');
  return { kind: 'request', der, request: parseCertificationRequest(der) };
};
const listItem = async (der: Uint8Array): Promise<Item> => {
  const { parseCertificateList } = await import('@cutaway/x509/crl');
  return { kind: 'list', der, list: parseCertificateList(der) };
};
const ocspItem = async (der: Uint8Array): Promise<Item> => {
  const { parseOCSPResponse } = await import('@cutaway/x509/ocsp');
  return { kind: 'ocsp', der, response: parseOCSPResponse(der) };
};

async function readKey(
  block: PemBlock,
  file: string,
  source: PasswordSource,
  { say }: RunContext,
): Promise<PrivateKey> {
  const options = { provider: await provider(), ...passwordLimits(source) };
  const headers = Object.entries(block.headers ?? {}).map(([name, value]) => `${name}: ${value}\n`);
  const body = encodePem(block.label, block.bytes);
  const text = headers.length === 0 ? body : body.replace('-----\n', `-----\n${headers.join('')}\n`);
  try {
    return privateKeyFromPem(text, options);
  } catch (error) {
    if (!(error instanceof X509Error) || error.code !== 'x509/key-encrypted') throw error;
    const password = await readPassword(source, say('cert.askPassword', { file }));
    if (password === undefined) throw new Failure(ExitCode.input, 'cert.passwordNeeded', { file });
    return privateKeyFromPem(text, { ...options, password });
  }
}

/** Certificates, requests and lists are read without cryptography, which takes long to load. */
async function provider(): Promise<CryptoProvider> {
  const { nodeCrypto } = await import('@cutaway/primitives/node');
  return nodeCrypto;
}

const SEQUENCE = 0x30;

/** DER says of itself what it is only by what it can be read as. */
async function derItems(
  der: Uint8Array,
  file: string,
  source: PasswordSource,
  context: RunContext,
): Promise<readonly Item[]> {
  const attempts: (() => Item | Promise<Item>)[] = [
    () => certificateItem(der),
    () => requestItem(der),
    () => listItem(der),
    () => ocspItem(der),
    async () => ({ kind: 'key', key: parsePkcs8(der, { provider: await provider() }) }),
  ];
  let best: X509Error | undefined;
  for (const attempt of attempts) {
    try {
      return [await attempt()];
    } catch (error) {
      if (!(error instanceof X509Error)) throw error;
      // Whichever reader came furthest tells best what is wrong.
      if (best === undefined || (error.place.offset ?? 0) > (best.place.offset ?? 0)) best = error;
    }
  }
  const archive = await pkcs12(der, file, source, context);
  if (archive !== undefined) {
    return [
      ...archive.certificates.map(({ certificate }) => certificateItem(certificate.bytes)),
      ...archive.keys.map(({ privateKey }): Item => ({ kind: 'key', key: privateKey })),
    ];
  }
  // What does not even begin with a SEQUENCE is something else.
  if (best !== undefined && der[0] === SEQUENCE) throw best;
  throw nothingIn(der, file);
}

/** A PKCS #12 file; `undefined` when it is none. */
async function pkcs12(
  der: Uint8Array,
  file: string,
  source: PasswordSource,
  { say }: RunContext,
): Promise<Pkcs12 | undefined> {
  const { parsePkcs12 } = await import('@cutaway/x509/pkcs12');
  let wrong: X509Error | undefined;
  for (const password of ['', undefined]) {
    const given = password ?? (await readPassword(source, say('cert.askPassword', { file })));
    if (given === undefined) throw new Failure(ExitCode.input, 'cert.passwordNeeded', { file });
    try {
      return parsePkcs12(der, given, { provider: await provider(), ...passwordLimits(source) });
    } catch (error) {
      if (!(error instanceof X509Error)) throw error;
      if (error.code !== 'x509/mac-mismatch' && error.code !== 'x509/decryption-failed') return undefined;
      wrong = error;
    }
  }
  throw wrong ?? new Error('unreachable');
}
