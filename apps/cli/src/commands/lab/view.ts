import { scenariosCatalogue } from '@cutaway/mitm-scenarios/explain';
import { mergeCatalogues } from '@cutaway/primitives/explain';
import { cliCatalogue } from '../../catalogue/index.js';
import type { RunContext } from '../../run-context.js';
import type { HtmlView } from '../../views/html/events.js';

/** How pages of the lab tell events. */
export function labView({ language }: RunContext): HtmlView {
  return { language, catalogue: mergeCatalogues(scenariosCatalogue, cliCatalogue) };
}
