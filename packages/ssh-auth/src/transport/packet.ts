import type { KexInit } from './messages/kexinit.js';

/** A packet from the peer. */
export interface Packet {
  readonly sequence: number;
  /** The message number, which is the payload's first byte. */
  readonly number: number;
  readonly payload: Uint8Array;
  /** Event id of its message; `undefined` without a listener. */
  readonly id: number | undefined;
}

/** A message from the peer, decoded. */
export interface Received<T> {
  readonly value: T;
  readonly payload: Uint8Array;
  readonly id: number | undefined;
}

/** A message sent by this side. */
export interface SentMessage {
  /** Changes with the next message of any connection. */
  readonly payload: Uint8Array;
  readonly id: number | undefined;
}

/** This side's `SSH_MSG_KEXINIT`. */
export interface OwnKexInit extends SentMessage {
  readonly value: KexInit;
}
