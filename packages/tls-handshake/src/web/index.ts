/**
 * TLS over WHATWG streams: in pages, workers, and wherever else a transport is a pair of them.
 *
 * @module
 */
export {
  type DuplexStreams,
  fromMessagePort,
  fromWebSocket,
  type WebSocketLike,
  type WebSocketOptions,
} from '@cutaway/primitives/streams';
export { type AcceptOptions, accept } from './accept.js';
export { type ConnectOptions, connect } from './connect.js';
export { type OpenTlsStreams, TlsStreams, type TlsStreamsOptions } from './tls-streams.js';
