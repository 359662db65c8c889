import { CutawayError, type ErrorContext, type Place } from '@cutaway/primitives/errors';
import { type TlsErrorCode, tlsErrors } from './catalogue.js';

/** What this package throws and reports. The catalogue has all codes with alert and rule. */
export class TlsError extends CutawayError<TlsErrorCode> {
  override readonly name = 'TlsError';

  constructor(
    code: TlsErrorCode,
    context: ErrorContext = {},
    options: { rule?: string | undefined; place?: Place; cause?: unknown } = {},
  ) {
    super(code, { context, ...options, rule: options.rule ?? tlsErrors[code].rule });
  }
}
