import { toHex } from '@cutaway/primitives/bytes';

/** A client's wish to send 0-RTT data, after all else was checked. */
export interface EarlyDataAttempt {
  /** The binder: no two ClientHellos have the same one, unless one is a replay. */
  readonly binder: Uint8Array;
  /** When the client sent it, as its ticket age says; milliseconds since 1970. */
  readonly sentAt: number;
  readonly serverName: string | undefined;
}

/**
 * Anti-replay by recording ClientHellos for a while (RFC 8446 §8.2). Good for one process: a server that runs in
 * several needs one that they share.
 *
 * @example
 * const recording = new ClientHelloRecording();
 * createServer({ credentials, earlyData: { maxSize: 16384, admit: (attempt) => recording.admit(attempt) } });
 */
export class ClientHelloRecording {
  private readonly window: number;
  private readonly capacity: number;
  private readonly now: () => Date;
  private readonly startedAt: number;
  /** When each was sent, by binder, the oldest first. */
  private readonly seen = new Map<string, number>();

  /**
   * @param options `window`: milliseconds, at least that of the server; 10000 unless given. `capacity`: hellos kept,
   * 100000 unless given; when it is reached, 0-RTT is refused until some are old enough.
   */
  constructor(options: { window?: number; capacity?: number; now?: () => Date } = {}) {
    this.window = options.window ?? 10_000;
    this.capacity = options.capacity ?? 100_000;
    this.now = options.now ?? (() => new Date());
    this.startedAt = this.now().getTime();
  }

  /** Whether a ClientHello is seen for the first time. What was sent before we began to record cannot be told. */
  admit({ binder, sentAt }: EarlyDataAttempt): boolean {
    const now = this.now().getTime();
    for (const [key, arrived] of this.seen) {
      // Both ends of the window count, since clocks err both ways.
      if (arrived > now - 2 * this.window) break;
      this.seen.delete(key);
    }
    const key = toHex(binder);
    if (sentAt < this.startedAt || this.seen.has(key) || this.seen.size >= this.capacity) return false;
    this.seen.set(key, now);
    return true;
  }
}
