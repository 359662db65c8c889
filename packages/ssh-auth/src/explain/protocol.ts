import { type Catalogue, mergeCatalogues } from '@cutaway/primitives/explain';
import { fieldPhrases } from './fields.js';
import { messagePhrases } from './messages.js';
import { protocolErrorPhrases } from './protocol-errors.js';
import { checkPhrases, choicePhrases, disconnectPhrases, secretPhrases } from './transport-phrases.js';
import { valuePhrases } from './values.js';

/** The sentences of transport, user authentication and channels. */
export const protocolPhrases: Catalogue = mergeCatalogues(
  messagePhrases,
  fieldPhrases,
  valuePhrases,
  secretPhrases,
  choicePhrases,
  checkPhrases,
  disconnectPhrases,
  protocolErrorPhrases,
);
