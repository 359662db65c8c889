/**
 * SSH over WHATWG streams: in pages, workers, and wherever else a transport is a pair of them.
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
export { type AcceptOptions, accept, type ServerConnection } from './accept.js';
export { type ConnectOptions, connect } from './connect.js';
export type { StreamOptions } from './establish.js';
export { type Exit, type SessionOptions, type SessionStreams, WebClient } from './web-client.js';
