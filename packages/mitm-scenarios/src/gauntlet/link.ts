import type { Witness } from './witness.js';

/** A server's end of a connection. */
export interface Link {
  send(bytes: Uint8Array): void;
  /** Sends no more, in an orderly way. */
  end(): void;
  /** Cuts the connection off. */
  destroy(): void;
}

/** What a server does with one connection. Must not throw, whatever arrives. */
export interface Conversation {
  receive(bytes: Uint8Array): void;
  /** The client sends no more. */
  ended?(): void;
}

/** Serves one connection. */
export type Serve = (link: Link, witness: Witness) => Conversation;
