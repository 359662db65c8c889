import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { needs, run } from '@cutaway/test-support/peers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type CaseResult, type ClientTemplate, conclusion, findCase } from '../src/gauntlet/index.js';
import { endingOf, junitReport } from '../src/gauntlet/report/index.js';
import { runGauntlet } from '../src/node/index.js';

let temporary = '';
const { TMPDIR } = process.env;
beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), 'cutaway-bad-clients-'));
  process.env.TMPDIR = temporary;
});
afterEach(() => {
  if (TMPDIR === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = TMPDIR;
  rmSync(temporary, { recursive: true });
});

/** Processes of a client of this test, which have a word of their own on their command line. */
function processes(pgrep: string, word: string): readonly string[] {
  return run(pgrep, ['-f', word])
    .stdout.split('\n')
    .filter((line) => line !== '');
}

async function tryOut(client: ClientTemplate, timeout = 8000): Promise<CaseResult> {
  const report = await runGauntlet({ client, cases: [findCase('tls-expired')], timeout, trace: false });
  expect(conclusion(report)).toBe('inconclusive');
  expect(junitReport(report)).toContain('errors="1"');
  expect(readdirSync(temporary)).toEqual([]);
  return report.results[0] as CaseResult;
}

const shell = (script: string): ClientTemplate => ({ argv: ['sh', '-c', script] });

describe('a client is never called safe', () => {
  it('that crashes at once', async () => {
    const result = await tryOut(shell('kill -SEGV $$'));
    expect(result).toMatchObject({ verdict: 'INCONCLUSIVE', reason: 'twin-failed' });
    expect(endingOf(result, 'en')).toBe('It was ended by SIGSEGV.');
    expect(endingOf(result, 'zh')).toBe('它被 SIGSEGV 终止。');
  });

  it('that is not there', async () => {
    const result = await tryOut({ argv: ['no-such-program-anywhere'] });
    expect(endingOf(result, 'en')).toBe('It could not be started: ENOENT.');
  });

  it('that prints megabytes, of which the beginning is kept', async () => {
    const result = await tryOut(shell('head -c 5000000 /dev/zero | tr "\\0" x; exit 3'));
    expect(result.twin?.exit.stdout.length).toBe(65_536);
    expect(endingOf(result, 'en')).toBe('It ended with status 3. It printed 5.0 MB.');
  });

  it('that prints without end', async () => {
    const result = await tryOut(shell('yes'), 700);
    expect(result.reason).toBe('twin-timeout');
    expect(result.twin?.exit.written).toBeGreaterThan(100_000);
  });

  it('that closes its standard input and all output', async () => {
    const result = await tryOut({ ...shell('exec 0<&- 1>&- 2>&-; exit 4'), stdin: 'x'.repeat(1_000_000) });
    expect(endingOf(result, 'en')).toBe('It ended with status 4.');
  });

  it('that leaves others behind, which are ended', async (ctx) => {
    const pgrep = needs(ctx, 'pgrep');
    const result = await tryOut(shell('sleep 301.7 & sh -c "sleep 301.7 & sleep 301.7 & wait" & exit 0'));
    expect(result.reason).toBe('twin-failed');
    await vi.waitFor(() => expect(processes(pgrep, 'sleep 301.7')).toEqual([]));
    expect(endingOf(result, 'en')).toMatch(
      /^It ended with status 0\. It left processes running, which were ended: \d\.$/,
    );
    expect(endingOf(result, 'zh')).toMatch(/^它的退出状态为 0。它退出后还留下 \d 个进程，已被终止。$/);
  });

  it('that becomes a daemon in a session of its own, which is ended', async (ctx) => {
    const pgrep = needs(ctx, 'pgrep');
    needs(ctx, 'setsid');
    const result = await tryOut(shell('setsid -f sh -c "sleep 301.6 & exec setsid sleep 301.6"; exit 0'));
    expect(result).toMatchObject({ verdict: 'INCONCLUSIVE', reason: 'twin-failed' });
    expect(result.twin?.exit.left).toBeGreaterThan(0);
    await vi.waitFor(() => expect(processes(pgrep, 'sleep 301.6')).toEqual([]));
  });

  it('that connects, says nothing and hangs', async () => {
    const script = 'require("net").connect({ port: {port}, host: "{host}" })';
    const result = await tryOut({ argv: [process.execPath, '-e', script] }, 1500);
    expect(result).toMatchObject({ verdict: 'INCONCLUSIVE', reason: 'twin-timeout', twin: { stage: 'connected' } });
  });
});

it('leaves no process and no file behind when it is interrupted, and says that it is partial', async (ctx) => {
  const pgrep = needs(ctx, 'pgrep');
  needs(ctx, 'setsid');
  const interrupt = new AbortController();
  const running = runGauntlet({
    client: { argv: ['sh', '-c', 'setsid -f sleep 301.8; sleep 301.8 & sleep 301.8', '{ca_dir}', '{truststore_p12}'] },
    cases: ['tls-expired', 'tls-wrong-host', 'tls-self-signed'].map(findCase),
    signal: interrupt.signal,
    jobs: 2,
  });
  while (processes(pgrep, 'sleep 301.8').length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  interrupt.abort();
  const report = await running;
  expect(report.partial).toBe(true);
  expect(conclusion(report)).toBe('inconclusive');
  await vi.waitFor(() => expect(processes(pgrep, 'sleep 301.8')).toEqual([]));
  expect(readdirSync(temporary)).toEqual([]);
});
