import { type Catalogue, type Language, phrase } from '@cutaway/primitives/explain';
import { type PlayerPhraseKey, playerPhrases } from './catalogue.js';

type Context = Readonly<Record<string, unknown>>;

/** All that is said, in one language. */
export class Words {
  readonly language: Language;
  private readonly catalogue: Catalogue;

  constructor(language: Language, catalogue: Catalogue) {
    this.language = language;
    this.catalogue = catalogue;
  }

  /** A sentence of the player's own. */
  say(key: PlayerPhraseKey, context?: Context): string {
    return phrase(playerPhrases, key, this.language, context) ?? key;
  }

  /** The first of these sentences that the packages have. */
  tell(keys: readonly string[], context?: Context): string | undefined {
    for (const key of keys) {
      const sentence = phrase(this.catalogue, key, this.language, context);
      if (sentence !== undefined) return sentence;
    }
    return undefined;
  }

  /** The name of a party. */
  actor(name: string): string {
    return (
      this.tell([`actor.${name}`]) ?? phrase(playerPhrases as Catalogue, `player.actor.${name}`, this.language) ?? name
    );
  }
}
