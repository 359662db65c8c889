import { spawnSync } from 'node:child_process';
import type { PreparedClient } from '../../gauntlet/clients/index.js';
import { inheritedEnvironment } from './client-home.js';

/** What a prepared client says of its version, in one line; `undefined` when it, or its library, is not installed. */
export function clientVersion({ program, version = [program, '--version'] }: PreparedClient): string | undefined {
  const [command = program, ...args] = version;
  const env = inheritedEnvironment();
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', env, timeout: 20_000 });
  return status === 0 ? (stdout + stderr).trim().split('\n')[0] : undefined;
}
