import { nodeCrypto } from '@cutaway/primitives/node';
import { X509Error } from '@cutaway/x509';
import { describeOCSPResponse, ocspResponseFacts } from '@cutaway/x509/describe';
import { httpFetcher } from '@cutaway/x509/node';
import { createOCSPRequest, nonceOf, parseOCSPResponse, verifyOCSPResponse } from '@cutaway/x509/ocsp';
import { publishedAddresses } from '@cutaway/x509/revocation';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import { writeNew } from '../../files.js';
import { describeError } from '../../report.js';
import type { RunContext } from '../../run-context.js';
import { readSubject } from './subject.js';
import { catalogue, exitCodeOf, tellVerdict, verdictJson } from './verdict.js';

/** Asks a responder about the first certificate of a file and verifies what it says. */
export async function ask(
  file: string,
  options: {
    readonly issuer?: string;
    readonly url?: string;
    readonly allowPrivate?: true;
    readonly nonce?: true;
    readonly out?: string;
    readonly force?: true;
    readonly json?: true;
  },
  context: RunContext,
): Promise<ExitCode> {
  const { print, language } = context;
  const { certificate, issuer } = await readSubject(file, options.issuer, context);
  const [published] = publishedAddresses(certificate).ocsp;
  const url = options.url ?? published;
  if (url === undefined) throw new Failure(ExitCode.usage, 'ocsp.noAddress', { file });
  const request = createOCSPRequest(certificate, issuer, { provider: nodeCrypto, nonce: options.nonce === true });
  let bytes: Uint8Array;
  try {
    const fetcher = httpFetcher(options.allowPrivate === true ? { allowPrivateAddresses: true } : {});
    bytes = await fetcher(url, { type: 'application/ocsp-request', bytes: request.bytes });
  } catch (error) {
    if (!(error instanceof X509Error)) throw error;
    describeError(error, context, catalogue);
    return ExitCode.connection;
  }
  if (options.out !== undefined) writeNew(options.out, bytes, { force: options.force });
  const response = parseOCSPResponse(bytes);
  const verdict = verifyOCSPResponse(response, {
    certificate,
    issuer,
    time: new Date(),
    provider: nodeCrypto,
    ...(options.nonce === true ? { nonce: nonceOf(request.requestExtensions) } : {}),
  });
  if (options.json) {
    print(
      JSON.stringify({
        schemaVersion: 1,
        url,
        ...verdictJson(verdict),
        // Programs look for labels: they are the same in any language.
        facts: ocspResponseFacts(response, { language: 'en' }),
      }),
    );
    return exitCodeOf(verdict);
  }
  print(describeOCSPResponse(response, { language }).trimEnd());
  print('');
  return tellVerdict(verdict, context);
}
