import { type Catalogue, mergeCatalogues } from '@cutaway/primitives/explain';
import { agentPhrases } from './agent.js';
import { authorizedKeysPhrases } from './authorized-keys.js';
import { errorPhrases } from './errors.js';
import { keyFieldPhrases } from './key-fields.js';
import { knownHostsPhrases } from './known-hosts.js';
import { protocolPhrases } from './protocol.js';
import { sshsigPhrases } from './sshsig.js';

/** Every sentence of this package, by key. */
export const sshCatalogue: Catalogue = mergeCatalogues(
  errorPhrases,
  knownHostsPhrases,
  authorizedKeysPhrases,
  sshsigPhrases,
  agentPhrases,
  keyFieldPhrases,
  protocolPhrases,
);
