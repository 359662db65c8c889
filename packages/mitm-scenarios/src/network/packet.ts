/** Who talks, and does not know of the attacker. */
export type Victim = 'client' | 'server';

/** Bytes on the wire between a client and a server. */
export interface Packet {
  /** Number of the step in which it was sent. */
  readonly step: number;
  readonly session: number;
  readonly from: Victim;
  readonly bytes: Uint8Array;
  /** The attacker's event for it. Set when the attacker saw it. */
  readonly event?: number;
}
