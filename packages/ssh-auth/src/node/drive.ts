import type { Duplex } from 'node:stream';
import { SshProtocolError } from '../errors/protocol.js';
import type { SshConnection } from '../transport/ssh-connection.js';

/** Bytes waiting in the socket for a peer that does not read, from which on nothing more is read from it. */
const OUTPUT_LIMIT: number = 16 * 1024 * 1024;

/** How often time passes for a connection, in milliseconds. */
const TICK = 5000;

/**
 * Carries bytes between a connection and a stream until both are over.
 *
 * @param onEvents called after everything that may have changed something.
 */
export function drive<Event extends { readonly type: string }>(
  connection: SshConnection<Event>,
  stream: Duplex,
  onEvents: (events: readonly Event[]) => void,
): void {
  let ended = false;

  const pump = (): void => {
    const parts = connection.takeOutput();
    if (parts.length > 0 && stream.writable) {
      stream.cork();
      for (const part of parts) stream.write(part);
      stream.uncork();
    }
    onEvents(connection.events());
    if (connection.state === 'closed' || connection.state === 'failed') finish();
    else if (connection.pending !== undefined || stream.writableLength > OUTPUT_LIMIT) stream.pause();
    else if (stream.isPaused()) stream.resume();
  };

  const finish = (): void => {
    if (ended) return;
    ended = true;
    clearInterval(timer);
    connection.onprogress = undefined;
    stream.end();
    // What still comes in is of no use to anybody, but must be read for the stream to close.
    stream.removeListener('data', receive);
    stream.resume();
  };

  const receive = (bytes: Uint8Array): void => {
    connection.receive(bytes);
    pump();
  };

  const timer = setInterval(() => connection.tick(), TICK);
  timer.unref();
  connection.onprogress = pump;
  stream.on('data', receive);
  stream.on('drain', pump);
  stream.on('end', () => {
    connection.receiveEnd();
    pump();
  });
  stream.on('error', (cause) => {
    connection.abort(new SshProtocolError('ssh/connection-lost', {}, { cause }));
  });
  stream.on('close', () => {
    connection.receiveEnd();
    pump();
    finish();
  });
  pump();
}
