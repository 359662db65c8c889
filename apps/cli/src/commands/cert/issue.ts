import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyGeneration } from '@cutaway/primitives/crypto';
import { nodeCrypto } from '@cutaway/primitives/node';
import { certificatesFromPem, certificateToPem, encodePem, privateKeyFromPem, privateKeyToPem } from '@cutaway/x509';
import { Authority, type Issued, type LeafRequest } from '@cutaway/x509/authority';
import { NAMED_CHANGES, type NamedChange } from '@cutaway/x509/authority/lab';
import { certificationRequestToPem, createCertificationRequest, parseCertificationRequest } from '@cutaway/x509/csr';
import { ExitCode } from '../../exit-code.js';
import { Failure, fileFailure } from '../../failure.js';
import { writeNew } from '../../files.js';
import type { RunContext } from '../../run-context.js';
import { type PasswordSource, readItems } from './read-input.js';

/** Kinds of keys that can be asked for by name. */
export const KEY_KINDS: Readonly<Record<string, KeyGeneration>> = {
  'p-256': { type: 'EC', curve: 'P-256' },
  'p-384': { type: 'EC', curve: 'P-384' },
  'p-521': { type: 'EC', curve: 'P-521' },
  ed25519: { type: 'Ed25519' },
  'rsa-2048': { type: 'RSA', modulusLength: 2048 },
  'rsa-3072': { type: 'RSA', modulusLength: 3072 },
  'rsa-4096': { type: 'RSA', modulusLength: 4096 },
};

export interface IssueOptions extends PasswordSource {
  readonly ca?: string;
  readonly for: 'server' | 'client' | 'code-signing' | 'email';
  readonly keyType: string;
  readonly days?: string;
  readonly csr?: string;
  readonly out?: string;
  readonly force?: true;
  readonly mustStaple?: true;
  readonly insecureFault?: string;
}

const options = { provider: nodeCrypto };
const AUTHORITY_CERTIFICATE = 'ca.pem';
const AUTHORITY_KEY = 'ca-key.pem';

/** `cert ca init DIR`: a root in a folder of its own. */
export function initAuthority(
  folder: string,
  {
    name,
    keyType,
    days,
    force,
  }: { readonly name: string; readonly keyType: string; readonly days: string; readonly force?: true },
  context: RunContext,
): ExitCode {
  const { print, say } = context;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw fileFailure('file.unwritable', folder, error);
  }
  const authority = Authority.create({ subject: [{ CN: name }], key: kindOf(keyType), days: daysOf(days) }, options);
  const files = { certificate: join(folder, AUTHORITY_CERTIFICATE), key: join(folder, AUTHORITY_KEY) };
  for (const file of Object.values(files)) {
    if (force !== true && existsSync(file)) throw new Failure(ExitCode.usage, 'file.exists', { file });
  }
  writeNew(files.key, privateKeyToPem(authority.privateKey), { force, secret: true });
  writeNew(files.certificate, certificateToPem(authority.certificate), { force });
  print(say('cert.ca.made', { file: files.certificate }));
  print(say('cert.ca.secret', { file: files.key }));
  print(say('cert.ca.next'));
  print(`    cutaway cert issue --ca ${folder} localhost 127.0.0.1`);
  return ExitCode.ok;
}

/** The authority in a folder. */
export function openAuthority(folder: string): Authority {
  const certificateFile = join(folder, AUTHORITY_CERTIFICATE);
  const keyFile = join(folder, AUTHORITY_KEY);
  const text = (file: string): string => {
    try {
      return readFileSync(file, 'utf8');
    } catch (error) {
      throw fileFailure('file.unreadable', file, error);
    }
  };
  const chain = certificatesFromPem(text(certificateFile));
  const [certificate] = chain;
  if (certificate === undefined) throw new Failure(ExitCode.input, 'cert.noCertificate', { file: certificateFile });
  const privateKey = privateKeyFromPem(text(keyFile), { provider: nodeCrypto });
  return Authority.open({ certificate, privateKey, chain: chain.length > 1 ? chain.slice(0, -1) : [] }, options);
}

/** `cert issue NAME…`: a certificate by an authority, or a self-signed one without. */
export async function issue(
  names: readonly string[],
  issueOptions: IssueOptions,
  context: RunContext,
): Promise<ExitCode> {
  const { ca, csr, out, force } = issueOptions;
  if (csr !== undefined) return issueForRequest(csr, names, issueOptions, context);
  if (names.length === 0) throw new Failure(ExitCode.usage, 'cert.issue.noNames');
  if (issueOptions.insecureFault !== undefined)
    return issueFaulty(issueOptions.insecureFault, names, issueOptions, context);
  const issued = ca === undefined ? selfSigned(names, issueOptions) : issueBy(openAuthority(ca), names, issueOptions);
  const certificates = issued.chain.length === 0 ? [issued.certificate] : issued.chain;
  const pem = certificates.map((one) => certificateToPem(one)).join('');
  if (out === undefined) {
    context.print((pem + privateKeyToPem(issued.privateKey)).trimEnd());
    return ExitCode.ok;
  }
  writeNew(`${out}-key.pem`, privateKeyToPem(issued.privateKey), { force, secret: true });
  writeNew(`${out}.pem`, pem, { force });
  context.print(context.say('cert.issue.made', { file: `${out}.pem`, key: `${out}-key.pem` }));
  return ExitCode.ok;
}

/** A server's certificate that is the same but for one fault; nothing can be sure to read it, so that it goes as it is. */
function issueFaulty(
  fault: string,
  names: readonly string[],
  { ca, out, force, keyType, days, mustStaple }: IssueOptions,
  context: RunContext,
): ExitCode {
  if (ca === undefined) throw new Failure(ExitCode.usage, 'cert.issue.caNeeded');
  const change = Object.hasOwn(NAMED_CHANGES, fault) ? NAMED_CHANGES[fault as NamedChange] : undefined;
  if (change === undefined) {
    const known = Object.keys(NAMED_CHANGES);
    throw new Failure(ExitCode.usage, 'cert.issue.badFault', { value: fault, known });
  }
  const authority = openAuthority(ca);
  const request: LeafRequest = {
    names,
    key: kindOf(keyType),
    ...(days === undefined ? {} : { days: daysOf(days) }),
    ...(mustStaple === true ? { mustStaple } : {}),
  };
  const { der, privateKey } = authority.insecureIssue(request, change);
  const pem = [der, ...authority.chain.map(({ bytes }) => bytes)].map((one) => encodePem('CERTIFICATE', one)).join('');
  if (out === undefined) {
    context.print((pem + privateKeyToPem(privateKey)).trimEnd());
    return ExitCode.ok;
  }
  writeNew(`${out}-key.pem`, privateKeyToPem(privateKey), { force, secret: true });
  writeNew(`${out}.pem`, pem, { force });
  context.print(context.say('cert.issue.made', { file: `${out}.pem`, key: `${out}-key.pem` }));
  return ExitCode.ok;
}

function issueBy(authority: Authority, names: readonly string[], chosen: IssueOptions): Issued {
  const request: LeafRequest = {
    names:
      chosen.for === 'client' || chosen.for === 'code-signing' ? names.filter((name) => name.includes('@')) : names,
    subject: [{ CN: (names[0] as string).slice(0, 64) }],
    key: kindOf(chosen.keyType),
    ...(chosen.days === undefined ? {} : { days: daysOf(chosen.days) }),
    ...(chosen.mustStaple === true ? { mustStaple: true } : {}),
  };
  switch (chosen.for) {
    case 'server':
      return authority.issueServer(request);
    case 'client':
      return authority.issueClient(request);
    case 'code-signing':
      return authority.issueCodeSigning(request);
    case 'email':
      return authority.issueEmail(request);
  }
}

/** Signed by its own key: for a machine of one's own. */
function selfSigned(names: readonly string[], chosen: IssueOptions): Issued {
  const keys = nodeCrypto.generateKeyPair(kindOf(chosen.keyType));
  const subject = [{ CN: (names[0] as string).slice(0, 64) }];
  const own = Authority.create({ subject, keys, days: daysOf(chosen.days ?? '90') }, options);
  const issued = own.issueServer({ names, subject, keys, days: daysOf(chosen.days ?? '90') });
  return { ...issued, chain: [] };
}

async function issueForRequest(
  file: string,
  names: readonly string[],
  { ca, days, out, force, ...source }: IssueOptions,
  context: RunContext,
): Promise<ExitCode> {
  if (ca === undefined) throw new Failure(ExitCode.usage, 'cert.issue.caNeeded');
  const request = (await readItems(file, source, context)).find((item) => item.kind === 'request');
  if (request === undefined) throw new Failure(ExitCode.input, 'cert.noRequest', { file });
  const authority = openAuthority(ca);
  const certificate = authority.issueFor(parseCertificationRequest(request.der), undefined, {
    ...(days === undefined ? {} : { days: daysOf(days) }),
    ...(names.length === 0 ? {} : { names }),
  });
  const pem = [certificate, ...authority.chain].map((one) => certificateToPem(one)).join('');
  if (out === undefined) {
    context.print(pem.trimEnd());
  } else {
    writeNew(`${out}.pem`, pem, { force });
    context.print(context.say('cert.request.issued', { file: `${out}.pem` }));
  }
  return ExitCode.ok;
}

/** `cert csr NAME…`: a request, with a new key or one that is there. */
export async function createRequest(
  names: readonly string[],
  {
    key,
    keyType,
    out,
    force,
    ...source
  }: PasswordSource & { readonly key?: string; readonly keyType: string; readonly out?: string; readonly force?: true },
  context: RunContext,
): Promise<ExitCode> {
  const { print, say } = context;
  let privateKey = nodeCrypto.generateKeyPair(kindOf(keyType)).privateKey;
  if (key !== undefined) {
    const item = (await readItems(key, source, context)).find((one) => one.kind === 'key');
    if (item === undefined) throw new Failure(ExitCode.input, 'cert.noKey', { file: key });
    privateKey = item.key;
  }
  const request = createCertificationRequest(
    { subject: [{ CN: (names[0] as string).slice(0, 64) }], names },
    privateKey,
    options,
  );
  const pem = certificationRequestToPem(request);
  if (out === undefined) {
    print((key === undefined ? pem + privateKeyToPem(privateKey) : pem).trimEnd());
    return ExitCode.ok;
  }
  if (key === undefined) writeNew(`${out}-key.pem`, privateKeyToPem(privateKey), { force, secret: true });
  writeNew(`${out}.csr`, pem, { force });
  print(say('cert.request.made', { file: `${out}.csr` }));
  return ExitCode.ok;
}

function kindOf(name: string): KeyGeneration {
  const kind = Object.hasOwn(KEY_KINDS, name) ? KEY_KINDS[name] : undefined;
  if (kind === undefined)
    throw new Failure(ExitCode.usage, 'cert.badKeyType', { value: name, known: Object.keys(KEY_KINDS) });
  return kind;
}

function daysOf(text: string): number {
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1 || days > 36_500)
    throw new Failure(ExitCode.usage, 'cert.badDays', { value: text });
  return days;
}
