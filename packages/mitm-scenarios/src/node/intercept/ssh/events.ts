import type { ErrorContext } from '@cutaway/primitives/errors';
import type { TraceEvent } from '@cutaway/primitives/trace';
import type { Sender } from '../relay.js';

/** A host key, as people compare it. */
export interface SeenHostKey {
  /** `ssh-ed25519` … */
  readonly type: string;
  /** `SHA256:…` */
  readonly fingerprint: string;
}

/** What happens on intercepted SSH connections; plain data, bytes in hexadecimal. */
export type SshInterceptionEvent = { readonly connection: number } & (
  | { readonly type: 'connection'; readonly from: string }
  /** The host key that the server has, and those that the client is shown in its place. */
  | { readonly type: 'host-keys'; readonly genuine: SeenHostKey; readonly shown: readonly SeenHostKey[] }
  | {
      readonly type: 'keys';
      readonly side: Sender;
      readonly keyExchange: string;
      readonly hostKey: string;
      readonly cipher: string;
      readonly sessionIdentifier: string;
    }
  /** A password that the client sent, and whether the server took it from us. */
  | { readonly type: 'password'; readonly userName: string; readonly password: string; readonly accepted: boolean }
  /** Questions of the server, and what the user answered. */
  | {
      readonly type: 'answers';
      readonly userName: string;
      readonly prompts: readonly string[];
      readonly answers: readonly string[];
    }
  /** Whether the server was satisfied with the answers. */
  | { readonly type: 'keyboard-interactive'; readonly userName: string; readonly accepted: boolean }
  /**
   * A signature of the client's, sent on to the server. `signedFor` is the session identifier it is for, `neededFor` the
   * one it would have to be for; absent when the server does not want the key at all.
   */
  | {
      readonly type: 'publickey';
      readonly userName: string;
      readonly algorithm: string;
      readonly fingerprint: string;
      readonly signedFor: string;
      readonly neededFor?: string;
      readonly accepted: boolean;
    }
  | { readonly type: 'login'; readonly userName: string; readonly method: string }
  /** A program the client starts, or what it asks for before. `detail`: the command, the variable, the terminal. */
  | {
      readonly type: 'request';
      readonly session: number;
      readonly request: 'exec' | 'shell' | 'subsystem' | 'pty-req' | 'env';
      readonly detail: string;
      readonly granted: boolean;
    }
  | {
      readonly type: 'data';
      readonly session: number;
      readonly from: Sender;
      /** Whether it is standard error. */
      readonly stderr: boolean;
      readonly bytes: string;
    }
  | { readonly type: 'exit'; readonly session: number; readonly status?: number; readonly signal?: string }
  | { readonly type: 'trace'; readonly side: Sender; readonly event: TraceEvent }
  /** The client left: when it saw our host key, or before anybody was logged in. */
  | { readonly type: 'left'; readonly at: 'host-key' | 'login' }
  | { readonly type: 'failed'; readonly code: string; readonly context: ErrorContext }
  /** The last event of every connection, however it went. */
  | { readonly type: 'ended' }
);

type Untold<E> = E extends unknown ? Omit<E, 'connection'> : never;

/** Tells an event of one connection. */
export type TellSsh = (event: Untold<SshInterceptionEvent>) => void;
