import { nodeCrypto } from '@cutaway/primitives/node';
import { verifyOCSPResponse } from '@cutaway/x509/ocsp';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import type { RunContext } from '../../run-context.js';
import { readItems } from '../cert/read-input.js';
import { readSubject } from './subject.js';
import { exitCodeOf, tellVerdict, verdictJson } from './verdict.js';

/** `ocsp verify RESPONSE CERTIFICATE`: whether to believe an answer that is at hand, and what it says. */
export async function verify(
  file: string,
  certificateFile: string,
  options: { readonly issuer?: string; readonly at?: string; readonly json?: true },
  context: RunContext,
): Promise<ExitCode> {
  const found = (await readItems(file, {}, context)).find((item) => item.kind === 'ocsp');
  if (found === undefined) throw new Failure(ExitCode.input, 'ocsp.none', { file });
  const { certificate, issuer } = await readSubject(certificateFile, options.issuer, context);
  const time = options.at === undefined ? new Date() : new Date(options.at);
  if (Number.isNaN(time.getTime())) throw new Failure(ExitCode.usage, 'cert.badTime', { value: options.at ?? '' });
  const verdict = verifyOCSPResponse(found.response, { certificate, issuer, time, provider: nodeCrypto });
  if (options.json !== true) return tellVerdict(verdict, context);
  context.print(JSON.stringify({ schemaVersion: 1, ...verdictJson(verdict) }));
  return exitCodeOf(verdict);
}
