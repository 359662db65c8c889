import { existsSync, readFileSync } from 'node:fs';
import { required } from '@cutaway/test-support/vectors';
import { parsePem } from '../src/pem/index.js';

const BUNDLE = '/etc/ssl/certs/ca-certificates.crt';

/** The system's trusted roots, DER-encoded, or a skip that names the package to install. */
export function systemRoots(ctx: { skip(note?: string): never }): Uint8Array[] {
  if (existsSync(BUNDLE)) return parsePem(readFileSync(BUNDLE, 'utf8')).map(({ bytes }) => bytes);
  const note = `${BUNDLE} not found: apt-get install ca-certificates`;
  if (required) throw new Error(note);
  return ctx.skip(note);
}
