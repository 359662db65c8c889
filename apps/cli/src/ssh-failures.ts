import { CutawayError } from '@cutaway/primitives/errors';
import { mergeCatalogues, primitivesCatalogue } from '@cutaway/primitives/explain';
import { SshProtocolError } from '@cutaway/ssh-auth/errors';
import { sshCatalogue } from '@cutaway/ssh-auth/explain';
import { ExitCode } from './exit-code.js';
import { describeError } from './report.js';
import type { RunContext } from './run-context.js';

const catalogue = mergeCatalogues(primitivesCatalogue, sshCatalogue);

/** Errors that leave open who the server is and whether the login was right. */
const CONNECTION_ERRORS: ReadonlySet<string> = new Set([
  'ssh/connection-lost',
  'ssh/disconnected',
  'ssh/not-ssh',
  'ssh/login-timeout',
  'ssh/unanswered',
]);

/** Whether a connection ended before it was known who the server is, or whether the login is right. */
export const isConnectionError = ({ code }: CutawayError): boolean => CONNECTION_ERRORS.has(code);

/**
 * Runs a command; what the packages refuse is told in SSH's words: with exit code 4 for input that cannot be read, 1
 * for what a server did wrong or refused, 3 when there was no connection.
 */
export async function tellingSshErrors(
  context: RunContext,
  command: () => ExitCode | Promise<ExitCode>,
): Promise<ExitCode> {
  try {
    return await command();
  } catch (error) {
    if (!(error instanceof CutawayError)) throw error;
    describeError(error, context, catalogue);
    if (isConnectionError(error)) return ExitCode.connection;
    return error instanceof SshProtocolError ? ExitCode.refused : ExitCode.input;
  }
}
