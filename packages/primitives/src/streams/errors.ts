import { CutawayError, type ErrorContext } from '../errors/index.js';

/** Codes of {@link StreamError}. */
export type StreamErrorCode =
  /** The streams under a connection failed, or brought something else than bytes. Context: `reason`. */
  | 'stream/transport-failed'
  /** A WebSocket could not be opened, or ended in another way than by a normal closure. Context: `closeCode`, `reason`. */
  | 'stream/web-socket-closed'
  /** The other port was closed, or its side of the stream given up. */
  | 'stream/message-port-closed'
  /** A message that is not of bytes came in. Context: `actual`, its type. */
  | 'stream/unexpected-message'
  /** The peer sent more than may wait to be read. Context: `maximum` in bytes. */
  | 'stream/overflow';

/** An error of what carries bytes. */
export class StreamError extends CutawayError<StreamErrorCode> {
  override readonly name = 'StreamError';

  constructor(code: StreamErrorCode, context: ErrorContext = {}, options: { cause?: unknown } = {}) {
    super(code, { context, ...options });
  }
}
