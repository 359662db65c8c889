import type { Language } from '@cutaway/primitives/explain';
import type { Log, ReportingDescriptor, Result } from 'sarif';
import type { CaseResult, GauntletReport } from '../result.js';
import type { Severity } from '../severity.js';
import { explanationOf, lessonOf, titleOf } from './wording.js';

/** Scores as GitHub's code scanning reads them. */
const SECURITY_SEVERITY: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '3.0',
};
const LEVEL: Readonly<Record<Severity, Result.level>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
};

/** The falls as SARIF 2.1.0. A client is no file: results stand at the client's name. */
export function sarifReport(report: GauntletReport, language: Language = 'en'): string {
  const falls = report.results.filter(({ verdict }) => verdict === 'FELL');
  const document: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'cutaway gauntlet',
            rules: report.results.filter(({ control }) => !control).map((result) => ruleOf(result, language)),
          },
        },
        invocations: [{ executionSuccessful: !report.partial, startTimeUtc: report.started }],
        results: falls.map((result) => ({
          ruleId: result.id,
          level: LEVEL[result.severity],
          message: { text: `${titleOf(result, language)}. ${explanationOf(result, language)}` },
          locations: [
            {
              physicalLocation: { artifactLocation: { uri: encodeURIComponent(report.client) } },
              logicalLocations: [{ name: report.client, kind: 'module' }],
            },
          ],
          partialFingerprints: { case: `${report.client}/${result.id}` },
        })),
      },
    ],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function ruleOf(result: CaseResult, language: Language): ReportingDescriptor {
  const { id, severity, rules, cve = [], cwe = [] } = result;
  return {
    id,
    shortDescription: { text: titleOf(result, language) },
    fullDescription: { text: lessonOf(result, language) },
    help: { text: [...rules, ...cve].join(', ') },
    defaultConfiguration: { level: LEVEL[severity] },
    properties: {
      'security-severity': SECURITY_SEVERITY[severity],
      tags: ['security', ...cwe.map((number) => `external/cwe/cwe-${String(number).padStart(3, '0')}`)],
    },
  };
}
