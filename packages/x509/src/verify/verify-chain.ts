import { type Certificate, parseCertificate } from '../certificate/index.js';
import { X509Error } from '../errors.js';
import type { Failure } from './check.js';
import type { Verdict, VerifyOptions } from './options.js';
import { Search } from './search.js';

function parsed(input: Certificate | Uint8Array): Certificate | X509Error {
  if (!(input instanceof Uint8Array)) return input;
  try {
    return parseCertificate(input);
  } catch (error) {
    if (error instanceof X509Error) return error;
    throw error;
  }
}

function unreadable(error: X509Error): Failure {
  const { path, offset, size } = error.place;
  return {
    name: 'certificate.encoding',
    outcome: 'failed',
    code: error.code,
    certificate: 0,
    chain: [],
    rule: error.rule ?? 'X.690 §10',
    context: error.context,
    ...(path === undefined ? {} : { path }),
    ...(offset === undefined ? {} : { pos: offset, size: size ?? 0 }),
  };
}

/**
 * Verifies a certificate: builds a path to a trust anchor and validates it (RFC 5280 §6, RFC 4158, RFC 9525).
 *
 * Nothing is fetched. Bad certificates make a verdict, not an exception.
 *
 * @param endEntity the certificate to verify, parsed or as DER.
 * @throws {CryptoError} never for hostile input; only when the provider itself cannot work.
 *
 * @example
 * const verdict = verifyChain(leaf, {
 *   anchors: roots,
 *   intermediates,
 *   names: [expectedName('example.com')],
 *   time: new Date(),
 *   purpose: 'server',
 *   profile: webpki,
 *   provider: noble,
 * });
 */
export function verifyChain(endEntity: Certificate | Uint8Array, options: VerifyOptions): Verdict {
  const certificate = parsed(endEntity);
  if (certificate instanceof X509Error) return { ok: false, failures: [unreadable(certificate)] };
  const intermediates: Certificate[] = [];
  for (const input of options.intermediates ?? []) {
    const intermediate = parsed(input);
    if (!(intermediate instanceof X509Error)) intermediates.push(intermediate);
  }
  return new Search(intermediates, options).run(certificate);
}
