import type { Language } from '@cutaway/primitives/explain';
import type { CaseResult, GauntletReport } from '../result.js';
import { explanationOf, isAsExpected, titleOf } from './wording.js';

/** The report in the Test Anything Protocol, version 13. */
export function tapReport({ results }: GauntletReport, language: Language = 'en'): string {
  const lines = results.flatMap((result, index) => {
    if (result.verdict === 'NOT_TESTABLE') {
      const why = escapeTap(explanationOf(result, language));
      return [`ok ${index + 1} - ${nameOf(result, language)} # SKIP ${why}`];
    }
    const point = `${isAsExpected(result) ? 'ok' : 'not ok'} ${index + 1} - ${nameOf(result, language)}`;
    if (isAsExpected(result)) return [point];
    const { verdict, severity, rules } = result;
    const facts = { verdict, severity, rules, message: explanationOf(result, language) };
    const yaml = Object.entries(facts).map(([name, value]) => `  ${name}: ${JSON.stringify(value)}`);
    return [point, '  ---', ...yaml, '  ...'];
  });
  return ['TAP version 13', `1..${results.length}`, ...lines, ''].join('\n');
}

const nameOf = (result: CaseResult, language: Language): string =>
  escapeTap(`${result.id}: ${titleOf(result, language)}`);

const escapeTap = (text: string): string => text.replace(/[\\#]/g, '\\$&').replace(/[\r\n]+/g, ' ');
