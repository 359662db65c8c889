/**
 * TLS without input and output: bytes in, bytes and events out.
 *
 * `./node` connects it to sockets. `./messages`, `./extensions`, `./record`, `./key-schedule` and `./registry` are its
 * parts, usable alone; `./explain` has the sentences for its trace; `./lab` is for attacks and experiments.
 *
 * @module
 */
export type { CertificateCompression } from './authentication/certificate-compression.js';
export type { ClientAuthentication } from './authentication/client-authentication.js';
export { type Credential, credentialFromPem, type PrivateKeyOperations } from './authentication/credential.js';
export type { TrustedAuthorities } from './authentication/peer-chain.js';
export type { ServerAuthentication } from './authentication/server-authentication.js';
export type { ConnectionInfo, TlsEvent } from './connection/events.js';
export type { ConnectionOptions } from './connection/options.js';
export type { ConnectionState, TlsConnection } from './connection/tls-connection.js';
export { alertFor, TlsError, type TlsErrorCode, type TlsErrorEntry, tlsErrors } from './errors/index.js';
export { HelloRetryCookies, type HelloRetryCookiesOptions, type RetriedClientHello } from './hello-retry-cookies.js';
export { compatible, definePolicy, modern, Policy, type PolicyParameters, supported } from './policy/index.js';
export {
  ClientHelloRecording,
  type EarlyDataAttempt,
  type ServerSession,
  SessionStore,
  type SessionStoreOptions,
  type SessionTickets,
  TicketKeys,
  type TicketKeysOptions,
} from './resumption/index.js';
export type { ClientHelloInfo, ServerContext } from './server-context.js';
export type { ExternalPsk, TlsSession } from './session.js';
export { TlsClient, type TlsClientOptions } from './tls-client.js';
export { type EarlyDataOptions, TlsServer, type TlsServerOptions } from './tls-server.js';
