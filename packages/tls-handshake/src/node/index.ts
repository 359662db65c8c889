/**
 * TLS over Node's sockets.
 *
 * @module
 */
export { nodeCertificateCompression, nodeCertificateDecompression } from './certificate-compression.js';
export { type ConnectOptions, connect } from './connect.js';
export { type CreateServerOptions, createServer, Server } from './server.js';
export { TlsSocket, type TlsSocketOptions } from './tls-socket.js';
export type { Destination } from './transport-errors.js';
