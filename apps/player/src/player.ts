import type { Catalogue, Language } from '@cutaway/primitives/explain';
import type { PlayerEvent } from './events.js';
import type { Place } from './place.js';

/** What a player shows, and how. */
export interface PlayerOptions {
  readonly events: readonly PlayerEvent[];
  readonly language: Language;
  /** The sentences of the packages whose events may come; what is missing is left out. */
  readonly catalogue: Catalogue;
  /** Stands above the messages, and names the player to screen readers. */
  readonly title?: string;
  /** Whether the fragment of the page's address names the chosen place, and is followed. Off unless asked for. */
  readonly deepLinks?: boolean;
  /** What is chosen at first, unless the address says it: otherwise the first message. */
  readonly place?: Place;
  /** Called when another message, field or byte has been chosen, by the reader or by {@link Player.go}. */
  readonly onPlace?: (place: Place) => void;
}

/** A player in a page. */
export interface Player {
  /** What is chosen; nothing while there is no message. */
  readonly place: Place | undefined;
  /** Chooses a message, a field, a byte. A place that does not exist is taken as far as it does. */
  go(place: Place): void;
  /** Shows other events, another language and so on; what is not named stays. The place is kept when it still exists. */
  update(options: Partial<PlayerOptions>): void;
  /** Takes the player out of the page. */
  destroy(): void;
}
