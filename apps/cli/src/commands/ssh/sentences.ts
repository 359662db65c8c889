import type { CutawayError } from '@cutaway/primitives/errors';
import {
  type Catalogue,
  type Language,
  mergeCatalogues,
  phrase,
  primitivesCatalogue,
} from '@cutaway/primitives/explain';
import { sshCatalogue } from '@cutaway/ssh-auth/explain';
import { cliCatalogue } from '../../catalogue/index.js';

/** The sentences that `cutaway ssh` may need. */
export const sentences: Catalogue = mergeCatalogues(primitivesCatalogue, sshCatalogue, cliCatalogue);

/** What an error means, in one sentence. */
export function sentenceFor(error: CutawayError, language: Language): string {
  return phrase(sentences, `error.${error.code}`, language, error.context) ?? error.message;
}
