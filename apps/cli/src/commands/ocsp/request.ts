import { base64 } from '@cutaway/primitives/bytes';
import { nodeCrypto } from '@cutaway/primitives/node';
import { createOCSPRequest } from '@cutaway/x509/ocsp';
import { ExitCode } from '../../exit-code.js';
import { writeNew } from '../../files.js';
import type { RunContext } from '../../run-context.js';
import { readSubject } from './subject.js';

/** `ocsp request FILE`: the question about a certificate, as DER in a file, or as Base64. */
export async function request(
  file: string,
  options: {
    readonly issuer?: string;
    readonly nonce?: true;
    readonly out?: string;
    readonly force?: true;
    readonly json?: true;
  },
  context: RunContext,
): Promise<ExitCode> {
  const { certificate, issuer } = await readSubject(file, options.issuer, context);
  const { bytes } = createOCSPRequest(certificate, issuer, { provider: nodeCrypto, nonce: options.nonce === true });
  if (options.out !== undefined) writeNew(options.out, bytes, { force: options.force });
  if (options.json)
    context.print(JSON.stringify({ schemaVersion: 1, request: base64.encode(bytes), file: options.out }));
  else if (options.out === undefined) context.print(base64.encode(bytes));
  else context.print(context.say('cert.written', { file: options.out }));
  return ExitCode.ok;
}
