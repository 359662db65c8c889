// `npm test`: installs, builds, runs every test. Arguments go to vitest (a folder, a file, `-t name`).
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, environment, install, say, step } from './steps.mjs';

install();
build();
say('running the tests');

const folder = mkdtempSync(join(tmpdir(), 'cutaway-test-'));
const summaryFile = join(folder, 'summary.json');
const status = step(
  'vitest',
  ['run', '--reporter=default', '--reporter=./scripts/summary-reporter.mjs', ...process.argv.slice(2)],
  { env: { ...environment, CUTAWAY_TEST_SUMMARY: summaryFile }, allowFailure: true },
);

let summary = { passed: 0, failed: 0, skipped: [] };
try {
  summary = JSON.parse(readFileSync(summaryFile, 'utf8'));
} catch {
  say('the test runner ended without a summary');
} finally {
  rmSync(folder, { recursive: true, force: true });
}

for (const { name, note } of summary.skipped) process.stdout.write(`skipped: ${name}${note ? ` (${note})` : ''}\n`);
const { passed, failed, skipped } = summary;
const skipsCount = process.env.CUTAWAY_REQUIRE === '1' && skipped.length > 0;
if (skipsCount) say('CUTAWAY_REQUIRE=1: a skipped test is a failure');
process.stdout.write(`Tests: ${passed} passed, ${failed} failed, ${skipped.length} skipped\n`);
process.exitCode = status !== 0 ? status : skipsCount || passed === 0 ? 1 : 0;
