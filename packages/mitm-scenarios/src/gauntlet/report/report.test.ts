import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { needs, run } from '@cutaway/test-support/peers';
import { describe, expect, it } from 'vitest';
import type { CaseResult, GauntletReport } from '../result.js';
import { summarize } from '../summary.js';
import type { Verdict, VerdictReason } from '../verdict.js';
import { compareReports, comparisonMarkdown, junitReport, sarifReport, tapReport } from './index.js';

const HOSTILE = 'a | b <script>"&\u0000\u001b[31m # SKIP \\';

function result(id: string, verdict: Verdict, reason: VerdictReason): CaseResult {
  const exit = { status: 7, timedOut: false, stdout: HOSTILE, stderr: '', written: 20 };
  const attack = { stage: 'handshake', connections: 1, observations: [], exit, duration: 12 } as const;
  const control = verdict === 'ACCEPTED';
  return {
    ...{ id, protocol: 'tls', group: 'validity', control, severity: 'high' },
    rules: ['RFC 5280 §6'],
    cwe: [295],
    verdict,
    reason,
    attack,
  };
}

const results: readonly CaseResult[] = [
  result('tls-ec-chain', 'ACCEPTED', 'accepted'),
  result('tls-expired', 'FELL', 'went-on'),
  result('tls-wrong-host', 'REFUSED', 'stopped'),
  result('tls12-null', 'NOT_OFFERED', 'not-offered'),
  result('tls-self-signed', 'INCONCLUSIVE', 'twin-failed'),
  result('tls-tag-flipped', 'NOT_TESTABLE', 'output-unseen'),
];
const report: GauntletReport = {
  ...{ schemaVersion: 1, kind: 'gauntlet', client: HOSTILE, argv: ['x', HOSTILE], protocol: 'tls' },
  ...{ started: '2026-01-01T00:00:00.000Z', duration: 100, jobs: 2, clientTime: 180, partial: true },
  ...{ summary: summarize(results), results },
};

describe.each(['en', 'zh'] as const)('a report in %s', (language) => {
  it('is well-formed JUnit', (ctx) => {
    const python = needs(ctx, 'python3');
    const script = `import sys, xml.etree.ElementTree as tree
suite = tree.fromstring(sys.stdin.buffer.read())[0]
print(*(suite.get(name) for name in ("tests", "failures", "errors", "skipped")))
print(*(len(suite.findall("testcase/" + name)) for name in ("failure", "error", "skipped")))`;
    const { stdout, stderr } = run(python, ['-c', script], { input: junitReport(report, language) });
    expect(stderr + stdout).toBe('6 1 1 1\n1 1 1\n');
  });

  it('is TAP that prove reads', (ctx) => {
    const prove = needs(ctx, 'prove');
    const folder = mkdtempSync(join(tmpdir(), 'cutaway-tap-'));
    const file = join(folder, 'report.tap');
    writeFileSync(file, tapReport(report, language));
    const { stdout } = run(prove, ['--verbose', '--exec', 'cat', file]);
    rmSync(folder, { recursive: true });
    expect(stdout).not.toContain('Parse errors');
    expect(stdout).toMatch(/Failed tests?: {1,2}2, 5$/m);
    expect(stdout).toMatch(/^ok 6 .*# SKIP /m);
  });

  it('is SARIF as code scanning reads it', () => {
    const { version, $schema, runs } = JSON.parse(sarifReport(report, language));
    expect([version, $schema]).toEqual(['2.1.0', 'https://json.schemastore.org/sarif-2.1.0.json']);
    const { tool, results: found, invocations } = runs[0];
    expect(invocations[0].executionSuccessful).toBe(false);
    const rules = tool.driver.rules.map(({ id }: { id: string }) => id);
    expect(new Set(rules).size).toBe(rules.length);
    expect(found).toHaveLength(1);
    for (const { ruleId, level, message, locations } of found) {
      expect(rules).toContain(ruleId);
      expect(['error', 'warning', 'note']).toContain(level);
      expect(message.text).toMatch(/./);
      expect(new URL(locations[0].physicalLocation.artifactLocation.uri, 'file:///').href).toMatch(/^file:/);
    }
  });

  it('lets nothing that a client is called into the grid of a table', () => {
    const comparison = compareReports([report, report]);
    const table = comparisonMarkdown(comparison, language).split('\n');
    expect(table.slice(0, 8).map((line) => line.match(/(?<!\\)\|/g)?.length)).toEqual(Array(8).fill(4));
  });
});
