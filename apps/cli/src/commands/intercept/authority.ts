import { interceptionAuthority } from '@cutaway/mitm-scenarios/intercept';
import { nodeCrypto } from '@cutaway/primitives/node';
import { Authority } from '@cutaway/x509/authority';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import type { RunContext } from '../../run-context.js';
import { readCertificates, readItems } from '../cert/read-input.js';
import type { InterceptTlsOptions } from './command.js';

/** The authority that deceives: one of the files, or one made for this run. @throws {Failure} */
export async function authorityFor(options: InterceptTlsOptions, context: RunContext): Promise<Authority> {
  const { ca, caKey } = options;
  if (ca === undefined && caKey === undefined) return interceptionAuthority();
  if (ca === undefined || caKey === undefined) throw new Failure(ExitCode.usage, 'intercept.caAndKey');
  const chain = await readCertificates(ca, {}, context);
  const items = await readItems(caKey, {}, context);
  const key = items.find((item) => item.kind === 'key');
  if (key === undefined) throw new Failure(ExitCode.input, 'intercept.noKey', { file: caKey });
  const [certificate] = chain;
  if (certificate === undefined) throw new Failure(ExitCode.input, 'cert.noCertificate', { file: ca });
  return Authority.open(
    // A root stays at home; of an intermediate, the root above it does.
    { certificate, privateKey: key.key, chain: chain.length > 1 ? chain.slice(0, -1) : [] },
    { provider: nodeCrypto },
  );
}
