import { type DuplexStreams, StreamTransport } from '@cutaway/primitives/streams';
import { SshProtocolError } from '../errors/protocol.js';
import type { SshConnection } from '../transport/ssh-connection.js';

/**
 * Bytes waiting in the transport for a peer that does not read, from which on nothing more is read from it. Well above
 * the windows of several channels: two sides that both wait for the other to read would wait for ever.
 */
const OUTPUT_LIMIT: number = 16 * 2 ** 20;

/** How often time passes for a connection, in milliseconds. */
const TICK = 5000;

/**
 * Carries bytes between a connection and its transport until both are over.
 *
 * @param onEvents called after everything that may have changed something.
 */
export function drive<Event extends { readonly type: string }>(
  connection: SshConnection<Event>,
  streams: DuplexStreams,
  onEvents: (events: readonly Event[]) => void,
): void {
  // Reading tells how it ends: what the peer has sent before may say why.
  const transport = new StreamTransport(streams, () => {});
  const timer = setInterval(() => connection.tick(), TICK);
  let over = false;

  const pump = (): void => {
    transport.write(connection.output());
    onEvents(connection.events());
    if (over || (connection.state !== 'closed' && connection.state !== 'failed')) return;
    over = true;
    clearInterval(timer);
    connection.onprogress = undefined;
    void transport.end();
  };

  const carryIncoming = async (): Promise<void> => {
    while (!over) {
      if (transport.unsent > OUTPUT_LIMIT) await transport.ready();
      const bytes = await transport.read();
      if (bytes === undefined) connection.receiveEnd();
      else connection.receive(bytes);
      pump();
      if (bytes === undefined) return;
      while (connection.pending !== undefined) await connection.pending;
    }
  };

  connection.onprogress = pump;
  pump();
  carryIncoming().catch((cause) => connection.abort(new SshProtocolError('ssh/connection-lost', {}, { cause })));
}
