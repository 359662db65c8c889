import { type Catalogue, mergeCatalogues } from '@cutaway/primitives/explain';
import { clientPhrases } from './clients.js';
import { mailCasePhrases } from './mail-cases.js';
import { notServedPhrases } from './not-served.js';
import { sshCasePhrases } from './ssh-cases.js';
import { tlsCasePhrases } from './tls/index.js';
import { verdictPhrases } from './verdicts.js';

/** Sentences of the gauntlet. */
export const gauntletPhrases: Catalogue = mergeCatalogues(
  verdictPhrases,
  mailCasePhrases,
  notServedPhrases,
  clientPhrases,
  sshCasePhrases,
  tlsCasePhrases,
);
