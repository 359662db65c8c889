import type { TransportOptions } from '../client/options.js';
import type { ChannelHandlers } from '../connection/channel.js';
import type { IncomingChannel } from '../connection/connection-protocol.js';
import type { SigningKey } from '../keys/signing-key.js';
import type { Login, ServerAuthentication } from '../userauth/server/options.js';
import type { ServerSession, ServerSessionHandlers } from './server-session.js';

/** Where a client wants to be connected to. */
export interface DirectTcpip {
  readonly host: string;
  readonly port: number;
  readonly originator: { readonly host: string; readonly port: number };
}

/** What a server must and may be told. One server serves one connection. */
export interface SshServerOptions extends TransportOptions {
  /** Of each type at most one is used: the first. */
  readonly hostKeys: readonly SigningKey[];
  readonly authentication: ServerAuthentication;
  /** Milliseconds until a user must be logged in: 120 000 unless given. */
  readonly loginTimeout?: number;
  /**
   * Takes a session. Returns what serves it, or `undefined` to refuse it; without it all sessions are refused.
   */
  readonly onSession?: (session: ServerSession, login: Login) => ServerSessionHandlers | undefined;
  /** Takes a client's wish to be connected somewhere; `accept` or `refuse` it, now or later. Refused without it. */
  readonly onDirectTcpip?: (channel: IncomingChannel, target: DirectTcpip, login: Login) => void;
  /**
   * Begins to listen for a client; gives the port, or `undefined` to refuse. Refused without it.
   *
   * Who connects is then passed on with {@link SshServer.openForwardedTcpip}.
   */
  readonly onForward?: (
    address: string,
    port: number,
    login: Login,
  ) => number | undefined | Promise<number | undefined>;
  /** Ends what `onForward` began; whether there was any. */
  readonly onCancelForward?: (address: string, port: number) => boolean | Promise<boolean>;
  /** Whether clients are told all host keys after the login, so that they can learn new ones: `true` unless given. */
  readonly announceHostKeys?: boolean;
}

/** What serves a channel. */
export type { ChannelHandlers };
