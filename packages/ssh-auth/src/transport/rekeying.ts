import type { IncomingPackets } from './incoming-packets.js';
import type { OutgoingPackets } from './outgoing-packets.js';

/** When keys are agreed on anew, whichever comes first (RFC 4253 §9, RFC 4344 §3). */
export interface RekeyLimit {
  /** In either direction: 1 GiB unless given. */
  readonly bytes?: number;
  /** In either direction: 2³¹ unless given. */
  readonly packets?: number;
  /** One hour unless given. */
  readonly seconds?: number;
}

const DEFAULT_REKEY_LIMIT: Required<RekeyLimit> = { bytes: 2 ** 30, packets: 2 ** 31, seconds: 3600 };

/** How long the keys of a connection have been in use, against the limit (RFC 4253 §9). */
export class KeyLifetime {
  readonly #limit: Required<RekeyLimit>;
  readonly #now: () => number;
  #since: number;

  /** @param now milliseconds, of a clock that never goes back. */
  constructor(limit: RekeyLimit, now: () => number) {
    this.#limit = { ...DEFAULT_REKEY_LIMIT, ...limit };
    this.#now = now;
    this.#since = now();
  }

  /** The keys are new. */
  begin(): void {
    this.#since = this.#now();
  }

  /** Whether they have been in use for long enough. */
  isOver(incoming: IncomingPackets, outgoing: OutgoingPackets): boolean {
    const { bytes, packets, seconds } = this.#limit;
    return (
      Math.max(incoming.bytes, outgoing.bytes) >= bytes ||
      Math.max(incoming.packets, outgoing.packets) >= packets ||
      this.#now() - this.#since >= seconds * 1000
    );
  }
}
