/**
 * Transports as pairs of WHATWG streams, for the `./web` entries of the packages above.
 *
 * @module
 */
export type { DuplexStreams } from './duplex.js';
export { StreamError, type StreamErrorCode } from './errors.js';
export { fromMessagePort } from './message-port.js';
export { StreamTransport } from './stream-transport.js';
export { fromWebSocket, type WebSocketLike, type WebSocketOptions } from './web-socket.js';
