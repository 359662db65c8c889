/**
 * Why a connection was not upgraded to TLS.
 *
 * - `not-offered`: the server does not offer it, or somebody on the way has struck it out.
 * - `refused`: it offers it and does not do it.
 * - `injected`: something came in the clear behind the go-ahead.
 * - `preauth`: an IMAP server that says the user is logged in already, so that STARTTLS is not possible.
 * - `unexpected`: it speaks another protocol.
 * - `too-long`, `closed`, `timeout`: no answer that could be read to its end.
 */
export type StartTlsProblem =
  | 'not-offered'
  | 'refused'
  | 'injected'
  | 'preauth'
  | 'unexpected'
  | 'too-long'
  | 'closed'
  | 'timeout';

/** A connection that was not upgraded to TLS. */
export class StartTlsFailure extends Error {
  readonly problem: StartTlsProblem;
  /** What the server said, where that tells more. Its text: neutralize it before it is printed. */
  readonly said: string;

  constructor(problem: StartTlsProblem, said = '') {
    super(`STARTTLS: ${problem}`);
    this.problem = problem;
    this.said = said;
  }
}
