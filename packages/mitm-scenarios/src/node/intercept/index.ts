/**
 * Live interception: a man in the middle for TLS and SSH connections on loopback, or at addresses the caller names.
 *
 * @module
 */
export type { AgreedHandshake, PassedThroughReason, TlsInterceptionEvent } from './events.js';
export type { Address, Interception, ListenOptions } from './listener.js';
export type { Sender } from './relay.js';
export type { SeenHostKey, SshInterceptionEvent } from './ssh/events.js';
export { interceptSsh, type SshInterception, type SshInterceptionOptions } from './ssh/intercept-ssh.js';
export {
  type Destination,
  interceptionAuthority,
  interceptTls,
  type TlsInterception,
  type TlsInterceptionOptions,
} from './tls/intercept-tls.js';
export { type Presented, presentable } from './tls/presented.js';
