/**
 * SSH-2: both roles, without input or output of their own. `./node` and `./web` connect them to sockets and streams.
 *
 * @module
 */
export type { SshClientEvent } from './client/events.js';
export type {
  ForwardedChannelHandler,
  ForwardedTcpip,
  SshClientOptions,
  TransportOptions,
  VerifyHostKey,
} from './client/options.js';
export { type CommandOptions, type CommandResult, runCommand } from './client/run-command.js';
export type {
  ExitSignal,
  PtyOptions,
  SessionChannel,
  SessionHandlers,
  TerminalSize,
} from './client/session-channel.js';
export { SshClient } from './client/ssh-client.js';
export {
  type Channel,
  type ChannelHandlers,
  type IncomingRequest,
  STDERR,
  type WindowOptions,
} from './connection/channel.js';
export type { GlobalAnswer, IncomingChannel, IncomingGlobalRequest } from './connection/connection-protocol.js';
export { type TerminalMode, TerminalModeOpcode } from './connection/terminal-modes.js';
export { type SigningKey, type SigningKeyOptions, signingKey } from './keys/signing-key.js';
export { CIPHERS, type CipherEntry, type SshCipherName } from './registry/ciphers.js';
export { DisconnectReason, type DisconnectReasonName } from './registry/disconnect-reasons.js';
export {
  HOST_KEY_ALGORITHMS,
  type HostKeyAlgorithmEntry,
  type HostKeyAlgorithmName,
} from './registry/host-key-algorithms.js';
export {
  KEY_EXCHANGE_METHODS,
  type KeyExchangeMethodEntry,
  type KeyExchangeMethodName,
} from './registry/key-exchange-methods.js';
export { MACS, type MacEntry, type MacName } from './registry/macs.js';
export { type Algorithms, algorithmsOf, type PolicyName } from './registry/policy.js';
export type { Standing } from './registry/standing.js';
export type { SshServerEvent } from './server/events.js';
export type { DirectTcpip, SshServerOptions } from './server/options.js';
export type { ServerSession, ServerSessionHandlers } from './server/server-session.js';
export { SshServer } from './server/ssh-server.js';
export type { KeyExchangeInfo, TransportEvent } from './transport/events.js';
export type { HostKeyAnswer } from './transport/kex/client.js';
export type { RekeyLimit } from './transport/rekeying.js';
export { type ConnectionState, SshConnection } from './transport/ssh-connection.js';
export type {
  Authentication,
  AuthenticationMethods,
  KeyboardInteractiveAuthentication,
  PasswordAuthentication,
  PublickeyAuthentication,
  SessionProof,
} from './userauth/authentication.js';
export type {
  Login,
  OfferedKey,
  PasswordAnswer,
  Questions,
  ServerAuthentication,
  ServerMethodName,
} from './userauth/server/options.js';
