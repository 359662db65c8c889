import type { Language } from '@cutaway/primitives/explain';
import type { CaseResult, GauntletReport } from '../result.js';
import { endingOf, explanationOf, isAsExpected, lessonOf, titleOf } from './wording.js';
import { escapeXml } from './xml.js';

/** The report as JUnit XML: a fall is a failure, what could not be found out an error. */
export function junitReport(report: GauntletReport, language: Language = 'en'): string {
  const { client, protocol, results, duration } = report;
  const failures = results.filter(({ verdict }) => verdict === 'FELL').length;
  const skipped = results.filter(({ verdict }) => verdict === 'NOT_TESTABLE').length;
  const troubles = results.filter((result) => !isAsExpected(result)).length;
  const errors = troubles - failures - skipped;
  const name = escapeXml(`gauntlet ${protocol}: ${client}`);
  const head = `name="${name}" tests="${results.length}" failures="${failures}" errors="${errors}" skipped="${skipped}" time="${seconds(duration)}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites><testsuite ${head} timestamp="${escapeXml(report.started.replace(/\.\d+Z$/, ''))}">`,
    ...results.map((result) => testCase(result, language)),
    '</testsuite></testsuites>',
    '',
  ].join('\n');
}

function testCase(result: CaseResult, language: Language): string {
  const { id, group, protocol, verdict, severity, twin, attack } = result;
  const time = seconds((twin?.duration ?? 0) + (attack?.duration ?? 0));
  const open = `<testcase classname="${escapeXml(`${protocol}.${group}`)}" name="${escapeXml(`${id}: ${titleOf(result, language)}`)}" time="${time}"`;
  if (isAsExpected(result)) return `${open}/>`;
  if (verdict === 'NOT_TESTABLE') {
    return `${open}><skipped message="${escapeXml(explanationOf(result, language))}"/></testcase>`;
  }
  const element = verdict === 'FELL' ? 'failure' : 'error';
  const ending = endingOf(result, language);
  const why = [explanationOf(result, language), ...(ending === undefined ? [] : [ending])];
  const text = [lessonOf(result, language), ...why, result.rules.join(', ')].join('\n');
  return `${open}><${element} type="${escapeXml(`${verdict} ${severity}`)}" message="${escapeXml(explanationOf(result, language))}">${escapeXml(text)}</${element}></testcase>`;
}

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3);
