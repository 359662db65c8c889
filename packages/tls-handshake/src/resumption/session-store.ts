import { toHex } from '@cutaway/primitives/bytes';
import type { RandomSource } from '@cutaway/primitives/crypto';
import { nobleForConnections } from '@cutaway/primitives/noble';
import { isFresh, type ServerSession, type SessionTickets } from './server-session.js';

const HANDLE_LENGTH = 32;

/** How a {@link SessionStore} is made. */
export interface SessionStoreOptions {
  /** Sessions kept; the oldest goes first. 10000 unless given. */
  readonly capacity?: number;
  /** Forget a session when it is redeemed, so that no two connections, and no replay, use it (RFC 8446 §8.1). */
  readonly singleUse?: boolean;
  readonly random?: RandomSource;
  readonly now?: () => Date;
}

/** Sessions in memory, under random handles: tickets that say nothing, or session ids of TLS 1.2 (RFC 5246 F.1.4). */
export class SessionStore implements SessionTickets {
  private readonly capacity: number;
  private readonly singleUse: boolean;
  private readonly random: RandomSource;
  private readonly now: () => Date;
  private readonly sessions = new Map<string, ServerSession>();

  constructor(options: SessionStoreOptions = {}) {
    this.capacity = options.capacity ?? 10_000;
    this.singleUse = options.singleUse ?? false;
    this.random = options.random ?? ((length) => nobleForConnections.random(length));
    this.now = options.now ?? (() => new Date());
  }

  /** How many sessions are kept. */
  get size(): number {
    return this.sessions.size;
  }

  issue(session: ServerSession): Uint8Array {
    const handle = this.random(HANDLE_LENGTH);
    this.put(handle, session);
    return handle;
  }

  /** Keeps a session under a handle that was given out already: the session id of TLS 1.2. */
  put(handle: Uint8Array, session: ServerSession): void {
    const key = toHex(handle);
    this.sessions.delete(key);
    this.sessions.set(key, session);
    if (this.sessions.size > this.capacity) this.sessions.delete(this.sessions.keys().next().value as string);
  }

  redeem(handle: Uint8Array): ServerSession | undefined {
    const key = toHex(handle);
    const session = this.sessions.get(key);
    if (session === undefined) return undefined;
    const fresh = isFresh(session, this.now());
    if (this.singleUse || !fresh) this.sessions.delete(key);
    return fresh ? session : undefined;
  }

  /** Forgets a session, as servers do when a connection with it ended in a fatal alert (RFC 5246 §7.2.2). */
  delete(handle: Uint8Array): void {
    this.sessions.delete(toHex(handle));
  }
}
