import type { PlayerEvent } from '@cutaway/player';
import { renumbered, type TraceListener } from '@cutaway/primitives/trace';

/** Events kept for a page: of one connection, or of several in turn, each a session of its own. */
export class CollectedTrace {
  readonly events: PlayerEvent[] = [];
  private sessions = 0;

  /** Takes the events of the next connection, which numbers them from 0. */
  session(): TraceListener {
    const session = ++this.sessions;
    const base = this.events.length;
    return (event) => {
      const moved = base === 0 ? event : renumbered(event, (id) => id + base);
      this.events.push({ ...moved, id: event.id + base, session });
    };
  }
}
