import { type Catalogue, type Language, phrase } from '@cutaway/primitives/explain';
import { describePhrases } from '../explain/describe.js';

/** Puts a label or a short sentence of descriptions into words. */
export type Word = (key: keyof typeof describePhrases, context?: Readonly<Record<string, string | number>>) => string;

/** Words of one language. */
export function wordsOf(language: Language): Word {
  return (key, context) => phrase(describePhrases as Catalogue, key, language, context) ?? key;
}
