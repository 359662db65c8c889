import { mergeCatalogues, primitivesCatalogue } from '@cutaway/primitives/explain';
import { X509Error } from '@cutaway/x509';
import { ExitCode } from '../../exit-code.js';
import { describeError } from '../../report.js';
import type { RunContext } from '../../run-context.js';

/** Runs a command; what the X.509 package refuses to read is told with its place, and exit code 4. */
export async function tellingX509Errors(
  context: RunContext,
  command: () => ExitCode | Promise<ExitCode>,
): Promise<ExitCode> {
  try {
    return await command();
  } catch (error) {
    if (!(error instanceof X509Error)) throw error;
    const { x509Catalogue } = await import('@cutaway/x509/explain');
    describeError(error, context, mergeCatalogues(primitivesCatalogue, x509Catalogue));
    return ExitCode.input;
  }
}
