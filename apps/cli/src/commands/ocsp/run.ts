import { mergeCatalogues, phrase, primitivesCatalogue } from '@cutaway/primitives/explain';
import { nodeCrypto } from '@cutaway/primitives/node';
import { X509Error } from '@cutaway/x509';
import { describeOCSPResponse } from '@cutaway/x509/describe';
import { x509Catalogue } from '@cutaway/x509/explain';
import { httpFetcher } from '@cutaway/x509/node';
import { createOCSPRequest, nonceOf, parseOCSPResponse, verifyOCSPResponse } from '@cutaway/x509/ocsp';
import { publishedAddresses } from '@cutaway/x509/revocation';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import { describeError } from '../../report.js';
import type { RunContext } from '../../run-context.js';
import { writeNew } from '../cert/output.js';
import { readCertificates } from '../cert/read-input.js';

const catalogue = mergeCatalogues(primitivesCatalogue, x509Catalogue);

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
  },
  context: RunContext,
): Promise<ExitCode> {
  const { print, say, style, language } = context;
  const chain = await readCertificates(file, {}, context);
  const [certificate, next] = chain;
  const issuer = options.issuer === undefined ? next : (await readCertificates(options.issuer, {}, context))[0];
  if (certificate === undefined || issuer === undefined) throw new Failure(ExitCode.usage, 'ocsp.issuerNeeded');
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
  print(describeOCSPResponse(response, { language }).trimEnd());
  print('');
  const verdict = verifyOCSPResponse(response, {
    certificate,
    issuer,
    time: new Date(),
    provider: nodeCrypto,
    ...(options.nonce === true ? { nonce: nonceOf(request.requestExtensions) } : {}),
  });
  if (!verdict.ok) {
    const { code, context: values } = verdict.failure;
    print(`${style.bad('✗')} ${phrase(catalogue, `error.${code}`, language, values) ?? code}`);
    return ExitCode.refused;
  }
  const { type } = verdict.response.certStatus;
  print(
    type === 'good'
      ? `${style.good('✓')} ${say('ocsp.good')}`
      : `${style.bad('✗')} ${say('ocsp.notGood', { status: type })}`,
  );
  return type === 'good' ? ExitCode.ok : ExitCode.refused;
}
