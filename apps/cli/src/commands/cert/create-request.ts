import type { PrivateKey } from '@cutaway/primitives/crypto';
import { nodeCrypto } from '@cutaway/primitives/node';
import { type GeneralNameInput, nameToText, privateKeyToPem } from '@cutaway/x509';
import { certificationRequestToPem, createCertificationRequest } from '@cutaway/x509/csr';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import { writeNew } from '../../files.js';
import { makingKey } from '../../making-key.js';
import type { RunContext } from '../../run-context.js';
import { paragraph } from '../../terminal/paragraph.js';
import { bitsOf, kindOf } from './key-kinds.js';
import { type PasswordSource, readItems } from './read-input.js';

export interface RequestOptions extends PasswordSource {
  readonly key?: string;
  readonly keyType: string;
  readonly out?: string;
  readonly force?: true;
  readonly json?: true;
}

/** `cert csr NAME…`: a request, with a new key or one that is there. */
export async function createRequest(
  names: readonly string[],
  options: RequestOptions,
  context: RunContext,
): Promise<ExitCode> {
  const { key, out, force, json } = options;
  const { print, say } = context;
  const privateKey = key === undefined ? await newKeyOf(options, context) : await keyIn(key, options, context);
  const request = createCertificationRequest(
    { subject: [{ CN: (names[0] as string).slice(0, 64) }], names: names.map(generalName) },
    privateKey,
    { provider: nodeCrypto },
  );
  const pem = certificationRequestToPem(request);
  const newKey = key === undefined ? privateKeyToPem(privateKey) : undefined;
  const told = {
    schemaVersion: 1,
    request: { subject: nameToText(request.subject), names, key: request.subjectPKInfo.keyName, pem },
  };
  if (out === undefined) {
    print(json ? JSON.stringify({ ...told, privateKey: newKey }) : (pem + (newKey ?? '')).trimEnd());
    return ExitCode.ok;
  }
  const files = { request: `${out}.csr`, ...(newKey === undefined ? {} : { key: `${out}-key.pem` }) };
  if (files.key !== undefined && newKey !== undefined) writeNew(files.key, newKey, { force, secret: true });
  writeNew(files.request, pem, { force });
  if (json) print(JSON.stringify({ ...told, files }));
  else if (files.key === undefined) paragraph(context, say('cert.written', { file: files.request }));
  else paragraph(context, say('cert.issue.made', { file: files.request, key: files.key }));
  return ExitCode.ok;
}

async function newKeyOf({ keyType, json }: RequestOptions, context: RunContext): Promise<PrivateKey> {
  const kind = kindOf(keyType);
  return makingKey(bitsOf(kind), { json: json === true }, context, () => nodeCrypto.generateKeyPair(kind).privateKey);
}

async function keyIn(file: string, options: RequestOptions, context: RunContext): Promise<PrivateKey> {
  const item = (await readItems(file, options, context)).find((one) => one.kind === 'key');
  if (item === undefined) throw new Failure(ExitCode.input, 'cert.noKey', { file });
  return item.key;
}

const generalName = (name: string): string | GeneralNameInput =>
  name.includes('@') ? { type: 'rfc822Name', value: name } : name;
