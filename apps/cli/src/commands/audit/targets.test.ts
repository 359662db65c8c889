import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSshdPeer } from '@cutaway/test-support/sshd';
import { expect, it } from 'vitest';
import { processContext } from '../../run-context.js';
import { runTargets, shardOf } from './targets.js';

it('writes a line for each target of its shard, and goes on where it was interrupted', async (ctx) => {
  const peer = await startSshdPeer(ctx);
  const folder = mkdtempSync(join(tmpdir(), 'cutaway-targets-'));
  const [list, out] = [join(folder, 'list'), join(folder, 'out')];
  const target = `ssh://127.0.0.1:${peer.port}`;
  const run = (shard: string) =>
    runTargets(list, { out, jobs: 2, shard: shardOf(shard), timeout: 5, failOn: 'critical' }, processContext('en'));
  const lines = () => readFileSync(out, 'utf8').trimEnd().split('\n');
  try {
    writeFileSync(list, `# fleet\n${target}\n\nlocalhost:1\n${target}\n`);
    expect(await run('0/2')).toBe(0);
    expect(lines().map((line) => JSON.parse(line))).toMatchObject([{ target, protocol: 'ssh', schemaVersion: 1 }]);
    writeFileSync(out, `${lines()[0]}\n{"target":"cut`);
    expect(await run('0/1')).toBe(3);
    // Only what had no result, on a line of its own.
    expect(lines()).toHaveLength(3);
    expect(JSON.parse(lines()[2] ?? '')).toMatchObject({ target: 'localhost:1', failure: { reason: 'ECONNREFUSED' } });
    expect(() => shardOf('2/2')).toThrow('audit.badShard');
  } finally {
    peer.close();
    rmSync(folder, { recursive: true });
  }
}, 20_000);
