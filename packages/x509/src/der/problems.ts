import type { ErrorContext } from '@cutaway/primitives/errors';
import { X509Error, type X509ErrorCode } from '../errors.js';

/** A rule that was broken by bytes which could be understood nevertheless. */
export interface Deviation {
  readonly code: X509ErrorCode;
  /** Field path in the ASN.1 module's names. */
  readonly path: string;
  /** First byte, counted from the start of the input. */
  readonly offset: number;
  readonly context: ErrorContext;
  readonly rule: string;
}

/** Where decoders of contents report what is wrong. Offsets count from the start of the input. */
export interface Problems {
  /** For what can be understood nevertheless: throws in a strict reader, is recorded in a lenient one. */
  report(code: X509ErrorCode, offset: number, context: ErrorContext, rule: string): void;
  /** The error to throw for what has no meaning at all. */
  error(code: X509ErrorCode, offset: number, context: ErrorContext, rule: string): X509Error;
}

/** Throws at the first problem. */
export const STRICT: Problems = {
  report: (code, offset, context, rule) => {
    throw new X509Error(code, { offset, context, rule });
  },
  error: (code, offset, context, rule) => new X509Error(code, { offset, context, rule }),
};
