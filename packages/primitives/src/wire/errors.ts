import { CutawayError, type ErrorContext } from '../errors/index.js';

/**
 * Everything that can be wrong with bytes that should hold a message, or with a value that should become one.
 *
 * - `wire/truncated`: the bytes end inside a field.
 * - `wire/trailing-bytes`: bytes are left over behind the last field.
 * - `wire/length-out-of-bounds`: a vector is shorter or longer than its declared bounds.
 * - `wire/length-not-a-multiple`: a vector's length is no multiple of its element's size.
 * - `wire/unexpected-value`: a constant field has another value.
 * - `wire/value-out-of-range`: a value to be encoded does not fit its field.
 * - `wire/not-minimal`: an integer is written with more bytes than it needs.
 * - `wire/not-utf8`: a text field is not UTF-8.
 * - `wire/not-ascii`: a name holds something else than printable US-ASCII.
 */
export type WireErrorCode =
  | 'wire/truncated'
  | 'wire/trailing-bytes'
  | 'wire/length-out-of-bounds'
  | 'wire/length-not-a-multiple'
  | 'wire/unexpected-value'
  | 'wire/value-out-of-range'
  | 'wire/not-minimal'
  | 'wire/not-utf8'
  | 'wire/not-ascii';

/** Thrown by codecs. `place` holds the field path and the byte offset, `context` what was expected and found. */
export class WireError extends CutawayError<WireErrorCode> {
  override readonly name = 'WireError';

  constructor(code: WireErrorCode, offset: number | undefined, context: ErrorContext) {
    super(code, { context, ...(offset === undefined ? {} : { place: { offset } }) });
  }
}
