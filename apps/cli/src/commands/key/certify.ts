import { nodeCrypto } from '@cutaway/primitives/node';
import type { SigningKey } from '@cutaway/ssh-auth';
import {
  type CertificateRequest,
  parseKeyOrCertificate,
  parseValidityInterval,
  prepareCertificate,
  type SshCertificate,
} from '@cutaway/ssh-auth/certificates';
import { publicKeyLine } from '@cutaway/ssh-auth/keys';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import { writeNew } from '../../files.js';
import type { RunContext } from '../../run-context.js';
import { certificateFacts, certificateJson } from './certificate-facts.js';
import { certificateOptionsOf } from './certificate-options.js';
import { factLines } from './facts.js';
import { withSigningKey } from './open-key.js';
import type { PassphraseSource } from './passphrase.js';
import { readPublicKey } from './read-public-keys.js';

export interface CertifyOptions extends PassphraseSource {
  readonly ca: string;
  readonly identity: string;
  readonly host?: true;
  readonly principals?: string;
  readonly anyPrincipal?: true;
  readonly validity: string;
  readonly serial?: string;
  readonly option?: readonly string[];
  readonly force?: true;
  readonly json?: true;
}

const LARGEST_SERIAL = 2n ** 64n - 1n;

/** Certifies public keys: `KEY.pub` becomes `KEY-cert.pub` beside it; standard input goes to standard output. */
export async function certify(
  files: readonly string[],
  options: CertifyOptions,
  context: RunContext,
): Promise<ExitCode> {
  const template = templateOf(options);
  const { first, step } = serialsOf(options.serial);
  const items = files.map((file) => ({ file, ...readPublicKey(file) }));
  const told: Record<string, unknown>[] = [];
  await withSigningKey(options.ca, options, context, async (authority) => {
    for (const [index, { file, key, comment }] of items.entries()) {
      const certificate = await issue({ ...template, key, serial: first + step * BigInt(index) }, authority);
      const out = write(file, certificate, comment, options, context);
      if (options.json) told.push({ file: out, ...certificateJson(certificate) });
      else if (file !== '-') tell(out, certificate, context);
    }
  });
  if (options.json) context.print(JSON.stringify({ schemaVersion: 1, certificates: told }));
  return ExitCode.ok;
}

function templateOf(options: CertifyOptions): Omit<CertificateRequest, 'key' | 'serial'> {
  const role = options.host ? 'host' : 'user';
  const principals = (options.principals ?? '').split(',').filter((name) => name !== '');
  // A certificate without names is good for everybody.
  if ((principals.length === 0) !== (options.anyPrincipal === true))
    throw new Failure(ExitCode.usage, 'key.certify.principals');
  const interval = parseValidityInterval(options.validity, Math.floor(Date.now() / 1000));
  if (interval === undefined) throw new Failure(ExitCode.usage, 'key.certify.badValidity', { value: options.validity });
  return {
    role,
    keyId: options.identity,
    principals,
    ...interval,
    ...certificateOptionsOf(options.option ?? [], role),
  };
}

/** `+N` counts up with every certificate. */
function serialsOf(text = '0'): { first: bigint; step: bigint } {
  const [, plus, digits] = /^(\+?)(\d{1,20})$/.exec(text) ?? [];
  if (digits === undefined || BigInt(digits) > LARGEST_SERIAL)
    throw new Failure(ExitCode.usage, 'key.certify.badSerial', { value: text });
  return { first: BigInt(digits), step: plus === '+' ? 1n : 0n };
}

async function issue(request: CertificateRequest, authority: SigningKey): Promise<SshCertificate> {
  const { key, certificate } = parseKeyOrCertificate(authority.blob);
  if (certificate !== undefined) throw new Failure(ExitCode.input, 'key.certify.chain');
  const prepared = prepareCertificate(request, key, nodeCrypto);
  const [algorithm = ''] = authority.algorithms;
  return prepared.finish(await authority.sign(algorithm, prepared.signedBytes));
}

/** @returns where it was written. */
function write(
  file: string,
  certificate: SshCertificate,
  comment: string,
  { force, json }: CertifyOptions,
  { print }: RunContext,
): string {
  const line = publicKeyLine(certificate, comment);
  if (file === '-') {
    if (!json) print(line);
    return file;
  }
  const out = `${file.replace(/\.pub$/, '')}-cert.pub`;
  writeNew(out, `${line}\n`, { force });
  return out;
}

function tell(out: string, certificate: SshCertificate, context: RunContext): void {
  const { print, style } = context;
  print(style.bold(out));
  for (const line of factLines(certificateFacts(certificate, context), style.width - 2)) print(`  ${line}`);
}
