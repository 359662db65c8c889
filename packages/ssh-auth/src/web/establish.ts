import type { DuplexStreams } from '@cutaway/primitives/streams';
import { SshProtocolError } from '../errors/protocol.js';
import type { SshConnection } from '../transport/ssh-connection.js';
import { drive } from './drive.js';

/** What both roles can be told about a connection over streams. */
export interface StreamOptions<Event> {
  /** Ends the login, or the connection: what is promised, and `closed`, fail with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Called for everything that happens; also before the login. */
  readonly onEvent?: (event: Event) => void;
}

/**
 * Carries a connection over streams until its end.
 *
 * @param connected called when the user is logged in, with a promise for the end: rejected when the connection failed.
 * @returns fulfilled with what `connected` gave.
 * @throws {CutawayError} whatever ended the connection before; the reason of the abort signal.
 */
export async function establish<Event extends { readonly type: string }, Result>(
  connection: SshConnection<Event>,
  transport: DuplexStreams,
  { signal, onEvent }: StreamOptions<Event>,
  connected: (event: Event, closed: Promise<void>) => Result,
): Promise<Result> {
  signal?.throwIfAborted();
  const aborted = (): void => {
    connection.abort(new SshProtocolError('ssh/operation-failed', {}, { cause: signal?.reason }));
  };
  signal?.addEventListener('abort', aborted);
  return await new Promise<Result>((resolve, reject) => {
    const closed = new Promise<void>((ended, failed) => {
      drive(connection, transport, (events) => {
        for (const event of events) {
          onEvent?.(event);
          if (event.type === 'connected') queueMicrotask(() => resolve(connected(event, closed)));
        }
        const { state, error } = connection;
        if (state !== 'closed' && state !== 'failed') return;
        signal?.removeEventListener('abort', aborted);
        const reason = signal?.aborted ? signal.reason : error;
        if (state === 'failed') failed(reason);
        else ended();
        reject(reason ?? new SshProtocolError('ssh/not-connected', { state }));
      });
    });
    // Whoever does not look at `closed` has the error from `connect` or from what was being done.
    closed.catch(() => {});
  });
}
