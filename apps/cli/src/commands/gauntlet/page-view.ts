import { scenariosCatalogue } from '@cutaway/mitm-scenarios/explain';
import type { CaseResult, Verdict } from '@cutaway/mitm-scenarios/gauntlet';
import { isAsExpected } from '@cutaway/mitm-scenarios/gauntlet/report';
import { mergeCatalogues } from '@cutaway/primitives/explain';
import { cliCatalogue } from '../../catalogue/index.js';
import type { RunContext } from '../../run-context.js';
import type { HtmlView } from '../../views/html/events.js';

/** How pages of the gauntlet tell cases and events. */
export function gauntletView({ language }: RunContext): HtmlView {
  return { language, catalogue: mergeCatalogues(scenariosCatalogue, cliCatalogue) };
}

/** The colour of a verdict. @param result lets a refusal of a control stand out. */
export function verdictClass(verdict: Verdict, { control = verdict === 'ACCEPTED' }: Partial<CaseResult> = {}): string {
  if (verdict === 'FELL') return 'bad';
  if (!isAsExpected({ control, verdict })) return 'warn';
  return verdict === 'NOT_OFFERED' ? 'dim' : 'good';
}
