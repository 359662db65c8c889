import type { PlayerEvent } from '@cutaway/player';
import { renumbered, type TraceListener } from '@cutaway/primitives/trace';

/** More than this is no page any more: what comes later is left out. */
const MOST_EVENTS = 20_000;

/** Events kept for a page, of one or several connections; each is a session of its own. */
export class CollectedTrace {
  /** Whether there was more than is kept. */
  full = false;
  private readonly kept: PlayerEvent[] = [];
  private sessions = 0;

  /**
   * Takes the events of one connection, or of one party to it. They are numbered from 0 there.
   *
   * @param session the number of the connection; the next one unless given.
   * @param more what the events do not say by themselves: whose they are, and to whom that one speaks.
   */
  session(session: number = this.sessions + 1, more: { actor?: string; facing?: string } = {}): TraceListener {
    this.sessions = Math.max(this.sessions, session);
    const ids: number[] = [];
    return (event) => {
      if (this.kept.length >= MOST_EVENTS) {
        this.full = true;
        return;
      }
      const id = this.kept.length;
      ids[event.id] = id;
      this.kept.push({ ...renumbered(event, (old) => ids[old] ?? old), ...more, id, session });
    };
  }

  /** One connection after the other. */
  get events(): readonly PlayerEvent[] {
    return this.kept.toSorted((a, b) => (a.session ?? 0) - (b.session ?? 0));
  }
}
