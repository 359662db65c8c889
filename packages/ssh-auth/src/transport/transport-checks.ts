import type { ErrorContext } from '@cutaway/primitives/errors';
import type { Subject, Untraced } from '@cutaway/primitives/trace';
import { type ProtocolErrorOptions, SshProtocolError, type SshProtocolErrorCode } from '../errors/protocol.js';

/** What a check was about; computed only when somebody listens or the check failed. */
export interface CheckDetails {
  readonly context?: ErrorContext;
  readonly subject?: { readonly message?: number | undefined; readonly path?: string };
  readonly rule?: string;
}

/** The checks of a connection: each is told to a listener, and a failed one ends the connection. */
export class TransportChecks {
  readonly tracer: Untraced;

  constructor(tracer: Untraced) {
    this.tracer = tracer;
  }

  /**
   * Notes a check, and ends the connection when it failed.
   *
   * @param name key in the catalogue, without `check.`.
   */
  require(
    name: string,
    passed: boolean,
    code: SshProtocolErrorCode,
    details: () => CheckDetails = () => ({}),
  ): asserts passed {
    if (passed && this.tracer === undefined) return;
    const { context = {}, subject, rule } = details();
    const place = subject?.path === undefined ? undefined : { path: subject.path };
    const options: ProtocolErrorOptions = { rule, ...(place === undefined ? {} : { place }) };
    const error = new SshProtocolError(code, context, options);
    this.tracer?.check({
      name,
      outcome: passed ? 'passed' : 'failed',
      rule: error.rule ?? '',
      context,
      ...(subject === undefined ? {} : { subject: { ...subject } as Subject }),
    });
    if (!passed) throw error;
  }
}
