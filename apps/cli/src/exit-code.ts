/** What the process ends with. The same for every command. */
export const ExitCode = {
  /** Done, and where something was to be verified, verified. */
  ok: 0,
  /** Verification failed. */
  refused: 1,
  /** The command line is not usable. */
  usage: 2,
  /** No connection, or the connection ended before there was a result. */
  connection: 3,
  /** An input file cannot be read or understood. */
  input: 4,
  /** A fault in this program. */
  bug: 70,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];
