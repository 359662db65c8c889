/**
 * Reports of the gauntlet in the forms that other tools read.
 *
 * @module
 */
export { type Comparison, compareReports, comparisonMarkdown, legend, SIGNS } from './comparison.js';
export { type Defect, defectsOf } from './defect.js';
export { junitReport } from './junit.js';
export { readReport } from './read-report.js';
export { sarifReport } from './sarif.js';
export { tapReport } from './tap.js';
export { endingOf, explanationOf, isAsExpected, lessonOf, titleOf } from './wording.js';
