import type { DuplexStreams } from '@cutaway/primitives/streams';
import { TlsServer, type TlsServerOptions } from '../tls-server.js';
import { type OpenTlsStreams, TlsStreams, type TlsStreamsOptions } from './tls-streams.js';

/** How to serve. */
export type AcceptOptions = TlsServerOptions & TlsStreamsOptions;

/**
 * Serves one TLS client over a pair of streams that leads to it. Cryptography is `noble` unless `crypto` says
 * otherwise. For sessions to be resumed give the same `tickets` each time.
 *
 * @example
 * const { readable, writable } = await accept(fromMessagePort(port), { credentials: [{ certificates, privateKey }] });
 * @throws {CutawayError} what ended the handshake; the reason of an abort signal.
 */
export async function accept(transport: DuplexStreams, options: AcceptOptions): Promise<OpenTlsStreams> {
  const streams = new TlsStreams(transport, new TlsServer(options), options);
  await streams.opened;
  return streams as OpenTlsStreams;
}
