import type { DuplexStreams } from '@cutaway/primitives/streams';
import { TlsClient, type TlsClientOptions } from '../tls-client.js';
import { type OpenTlsStreams, TlsStreams, type TlsStreamsOptions } from './tls-streams.js';

/** How to connect. */
export type ConnectOptions = TlsClientOptions & TlsStreamsOptions;

/**
 * Connects to a TLS server over a pair of streams that leads to it. Cryptography is `noble` unless `crypto` says
 * otherwise.
 *
 * @example
 * const transport = fromWebSocket(new WebSocket('wss://relay.example/tcp/example.org:443'));
 * const { readable, writable, info } = await connect(transport, { serverName: 'example.org', anchors });
 * @throws {CutawayError} what ended the handshake; the reason of an abort signal.
 */
export async function connect(transport: DuplexStreams, options: ConnectOptions): Promise<OpenTlsStreams> {
  const streams = new TlsStreams(transport, new TlsClient(options), options);
  await streams.opened;
  return streams as OpenTlsStreams;
}
