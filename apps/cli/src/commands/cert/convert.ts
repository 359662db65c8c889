import { base64 } from '@cutaway/primitives/bytes';
import { nodeCrypto } from '@cutaway/primitives/node';
import {
  certificateToPem,
  encodePem,
  encodePkcs8,
  encryptedPrivateKeyToPem,
  privateKeyToPem,
  publicKeyToPem,
} from '@cutaway/x509';
import { certificateListToPem } from '@cutaway/x509/crl';
import { certificationRequestToPem } from '@cutaway/x509/csr';
import { privateKeyToJwk, publicKeyToJwk } from '@cutaway/x509/jwk';
import { encodePkcs1, encodeSec1 } from '@cutaway/x509/keys';
import { createPkcs12 } from '@cutaway/x509/pkcs12';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import { writeNew } from '../../files.js';
import type { RunContext } from '../../run-context.js';
import { type Item, type PasswordSource, readItems, readPassword } from './read-input.js';

/** What can be written. */
export const FORMATS = ['pem', 'der', 'p12', 'jwk', 'pkcs8', 'pkcs1', 'sec1', 'spki', 'truststore'] as const;
export type Format = (typeof FORMATS)[number];

export interface ConvertOptions extends PasswordSource {
  readonly to: Format;
  readonly out?: string;
  readonly newPasswordFile?: string;
  readonly encrypt?: true;
  readonly force?: true;
  readonly json?: true;
}

/** Writes what is in the files in another form. */
export async function convert(
  files: readonly string[],
  options: ConvertOptions,
  context: RunContext,
): Promise<ExitCode> {
  const items = (await Promise.all(files.map((file) => readItems(file, options, context)))).flat();
  const content = await written(items, options, context);
  const secret = items.some(({ kind }) => kind === 'key') && options.to !== 'spki';
  const told = { schemaVersion: 1, format: options.to, items: items.map(({ kind }) => kind) };
  if (options.out !== undefined) {
    writeNew(options.out, content, { force: options.force, secret });
    if (options.json) context.print(JSON.stringify({ ...told, file: options.out }));
    else context.note(context.say('cert.written', { file: options.out }));
  } else if (options.json) {
    const shown = typeof content === 'string' ? { text: content } : { base64: base64.encode(content) };
    context.print(JSON.stringify({ ...told, ...shown }));
  } else if (typeof content === 'string') {
    context.print(content.trimEnd());
  } else if (process.stdout.isTTY === true) {
    throw new Failure(ExitCode.usage, 'cert.binaryToTerminal');
  } else {
    process.stdout.write(content);
  }
  return ExitCode.ok;
}

async function written(
  items: readonly Item[],
  options: ConvertOptions,
  context: RunContext,
): Promise<string | Uint8Array> {
  switch (options.to) {
    case 'pem':
      return items.map(pemOf).join('');
    case 'der': {
      const [only, ...more] = items;
      if (only === undefined || more.length > 0)
        throw new Failure(ExitCode.usage, 'cert.oneForDer', { count: items.length });
      return only.kind === 'key' ? encodePkcs8(only.key) : only.der;
    }
    case 'p12':
    case 'truststore':
      return archive(items, options, context);
    case 'jwk':
      return `${JSON.stringify(keyOf(items) === undefined ? publicKeyToJwk(publicOf(items)) : privateKeyToJwk(required(items)), null, 2)}\n`;
    case 'pkcs8': {
      const key = required(items);
      if (options.encrypt !== true) return privateKeyToPem(key);
      const password = await newPassword(options, context);
      return encryptedPrivateKeyToPem(key, password, { provider: nodeCrypto });
    }
    case 'pkcs1':
      return encodePem('RSA PRIVATE KEY', encodePkcs1(required(items)));
    case 'sec1':
      return encodePem('EC PRIVATE KEY', encodeSec1(required(items)));
    case 'spki':
      return publicKeyToPem(publicOf(items));
  }
}

function pemOf(item: Item): string {
  switch (item.kind) {
    case 'certificate':
      return certificateToPem(item.certificate);
    case 'request':
      return certificationRequestToPem(item.request);
    case 'list':
      return certificateListToPem(item.list);
    case 'key':
      return privateKeyToPem(item.key);
    case 'ocsp':
      return encodePem('OCSP RESPONSE', item.der);
  }
}

const keyOf = (items: readonly Item[]) => items.find((item) => item.kind === 'key')?.key;

function required(items: readonly Item[]) {
  const key = keyOf(items);
  if (key === undefined) throw new Failure(ExitCode.input, 'cert.noKeyGiven');
  return key;
}

function publicOf(items: readonly Item[]) {
  const key = keyOf(items);
  if (key !== undefined) return nodeCrypto.publicKey(key);
  const certificate = items.find((item) => item.kind === 'certificate')?.certificate;
  const publicKey = certificate?.subjectPublicKeyInfo.publicKey;
  if (publicKey === undefined) throw new Failure(ExitCode.input, 'cert.noKeyGiven');
  return publicKey;
}

async function newPassword({ newPasswordFile }: ConvertOptions, context: RunContext): Promise<string> {
  const password = await readPassword({ passwordFile: newPasswordFile }, context.say('cert.askNewPassword'));
  if (password === undefined) throw new Failure(ExitCode.usage, 'cert.newPasswordNeeded');
  return password;
}

async function archive(items: readonly Item[], options: ConvertOptions, context: RunContext): Promise<Uint8Array> {
  const password = await newPassword(options, context);
  const certificates = items.flatMap((item) => (item.kind === 'certificate' ? [item.certificate] : []));
  if (options.to === 'truststore') {
    const trusted = certificates.map((certificate, index) => ({ certificate, friendlyName: `ca ${index + 1}` }));
    return createPkcs12({ trusted }, password, { provider: nodeCrypto });
  }
  const [certificate, ...chain] = certificates;
  const privateKey = keyOf(items);
  if (certificate === undefined || privateKey === undefined) throw new Failure(ExitCode.input, 'cert.p12Needs');
  return createPkcs12({ identities: [{ privateKey, certificate }], certificates: chain }, password, {
    provider: nodeCrypto,
  });
}
