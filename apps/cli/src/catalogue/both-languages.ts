import { type Catalogue, type Phrase, phrase } from '@cutaway/primitives/explain';
import { type CliPhraseKey, cliCatalogue } from './index.js';

/** A sentence with its values, in each language: for a page that can be switched. */
export function bothLanguages(key: CliPhraseKey, context?: Readonly<Record<string, unknown>>): Phrase {
  const text = (language: 'en' | 'zh'): string => phrase(cliCatalogue as Catalogue, key, language, context) ?? key;
  return { en: text('en'), zh: text('zh') };
}
