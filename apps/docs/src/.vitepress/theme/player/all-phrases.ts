import { scenariosCatalogue } from '@cutaway/mitm-scenarios/explain';
import { type Catalogue, mergeCatalogues, primitivesCatalogue } from '@cutaway/primitives/explain';
import { sshCatalogue } from '@cutaway/ssh-auth/explain';
import { tlsCatalogue } from '@cutaway/tls-handshake/explain';
import { x509Catalogue } from '@cutaway/x509/explain';

/** Every sentence that a trace can call for. */
export const allPhrases: Catalogue = mergeCatalogues(
  scenariosCatalogue,
  primitivesCatalogue,
  x509Catalogue,
  tlsCatalogue,
  sshCatalogue,
);
