import { CutawayError } from '@cutaway/primitives/errors';
import { mergeCatalogues, primitivesCatalogue } from '@cutaway/primitives/explain';
import { sshCatalogue } from '@cutaway/ssh-auth/explain';
import { ExitCode } from './exit-code.js';
import { describeError } from './report.js';
import type { RunContext } from './run-context.js';

const catalogue = mergeCatalogues(primitivesCatalogue, sshCatalogue);

/** Runs a command; what the packages refuse to read is told in SSH's words, with exit code 4. */
export async function tellingSshErrors(
  context: RunContext,
  command: () => ExitCode | Promise<ExitCode>,
): Promise<ExitCode> {
  try {
    return await command();
  } catch (error) {
    if (!(error instanceof CutawayError)) throw error;
    describeError(error, context, catalogue);
    return ExitCode.input;
  }
}
