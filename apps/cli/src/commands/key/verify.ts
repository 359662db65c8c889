import { phrase } from '@cutaway/primitives/explain';
import { sshCatalogue } from '@cutaway/ssh-auth/explain';
import { fingerprint, shortTypeName } from '@cutaway/ssh-auth/keys';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import { readBytes } from '../../files.js';
import type { RunContext } from '../../run-context.js';
import { printableLines } from '../../terminal/printable.js';
import { wrap } from '../../terminal/wrap.js';
import { checkSigner, type SignerVerdict } from './signer-check.js';

export interface VerifyOptions {
  readonly signature: string;
  readonly namespace: string;
  readonly allowedSigners?: string;
  readonly anySigner?: true;
  readonly identity?: string;
  readonly revoked?: string;
  readonly at?: string;
  readonly json?: true;
}

/** Checks a signature over a file, and whose it is. */
export async function verify(file: string, options: VerifyOptions, context: RunContext): Promise<ExitCode> {
  const { allowedSigners, anySigner } = options;
  if ((allowedSigners === undefined) !== (anySigner === true)) throw new Failure(ExitCode.usage, 'key.verify.whose');
  const verdict = checkSigner({
    message: readBytes(file),
    signatureFile: options.signature,
    namespace: options.namespace,
    allowedSigners,
    principal: options.identity,
    revoked: options.revoked,
    time: timeOf(options.at),
  });
  if (options.json) context.print(JSON.stringify({ schemaVersion: 1, ...verdictJson(verdict) }));
  else tell(verdict, options, context);
  return verdict.refusal === undefined ? ExitCode.ok : ExitCode.refused;
}

function timeOf(at: string | undefined): number {
  const time = at === undefined ? Date.now() : Date.parse(at);
  if (Number.isNaN(time)) throw new Failure(ExitCode.usage, 'cert.badTime', { value: at ?? '' });
  return Math.floor(time / 1000);
}

function tell(verdict: SignerVerdict, { namespace, anySigner }: VerifyOptions, context: RunContext): void {
  const { print, say, style, language } = context;
  const { signature, refusal, principals, steps, revoked } = verdict;
  const values = {
    type: shortTypeName(signature.key.type),
    fingerprint: fingerprint(signature.key),
    namespace,
    found: printableLines(signature.namespace).join(' '),
    principals,
  };
  const lines = (text: string): void => {
    for (const line of wrap(text, style.width)) print(line);
  };
  if (refusal === undefined) {
    lines(`${style.good('✓')} ${say(anySigner ? 'key.verify.right' : 'key.verify.good', values)}`);
    if (anySigner) lines(say('key.verify.anybody'));
  } else {
    lines(`${style.bad('✗')} ${say(`key.verify.refused.${refusal}`, values)}`);
  }
  if (revoked !== undefined) lines(phrase(sshCatalogue, `revocation.${revoked}`, language) ?? revoked);
  for (const { file, line, outcome, problems = [] } of steps) {
    if (outcome === 'key') continue;
    lines(phrase(sshCatalogue, `signer.${outcome}`, language, { file, line }) ?? outcome);
    for (const problem of problems) lines(phrase(sshCatalogue, `certificate.${problem}`, language) ?? problem);
  }
}

function verdictJson({ signature, refusal, revoked, principals, steps }: SignerVerdict): Record<string, unknown> {
  const { key, certificate, namespace, hash } = signature;
  return {
    ok: refusal === undefined,
    ...(refusal === undefined ? {} : { refusal }),
    ...(revoked === undefined ? {} : { revoked }),
    type: certificate?.type ?? key.type,
    fingerprint: fingerprint(key),
    namespace,
    hash,
    principals,
    steps,
  };
}
