// A vitest reporter that writes what passed, failed and was skipped to the file `CUTAWAY_TEST_SUMMARY` names.
import { writeFileSync } from 'node:fs';

export default class SummaryReporter {
  onTestRunEnd(modules) {
    const summary = { passed: 0, failed: 0, skipped: [] };
    for (const module of modules) {
      let tests = 0;
      for (const test of module.children.allTests()) {
        tests++;
        const result = test.result();
        if (result.state === 'passed') summary.passed++;
        else if (result.state === 'failed') summary.failed++;
        else summary.skipped.push({ name: test.fullName, note: result.note });
      }
      // A file that cannot be loaded holds no test that could fail.
      if (tests === 0 && !module.ok()) summary.failed++;
    }
    if (process.env.CUTAWAY_TEST_SUMMARY) writeFileSync(process.env.CUTAWAY_TEST_SUMMARY, JSON.stringify(summary));
  }
}
