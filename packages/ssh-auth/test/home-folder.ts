import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { needs, run } from '@cutaway/test-support/peers';
import { required } from '@cutaway/test-support/vectors';
import { afterAll } from 'vitest';
import type { Context } from './openssh.js';

/**
 * A folder with `.ssh/authorized_keys` that servers see in place of the user's home: for those that ask the system for
 * the home and can be told nothing else.
 */
export function homeFolder(authorizedKeys: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'cutaway-home-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, '.ssh'), { mode: 0o700 });
  writeFileSync(join(folder, '.ssh', 'authorized_keys'), authorizedKeys.map((line) => `${line}\n`).join(''), {
    mode: 0o600,
  });
  return folder;
}

/** The command that runs a program with this home: in a mount namespace of its own, which only root may make. */
export function withHome(
  ctx: Context,
  folder: string,
  command: readonly [string, ...string[]],
): readonly [string, ...string[]] {
  const unshare = needs(ctx, 'unshare');
  if (run(unshare, ['-m', 'true']).status !== 0) {
    const note = 'mount namespaces are not allowed: run as root';
    if (required) throw new Error(note);
    ctx.skip(note);
  }
  const script = 'mount --bind "$1" "$2" && shift 2 && exec "$@"';
  return [unshare, '-m', 'sh', '-c', script, 'sh', folder, userInfo().homedir, ...command];
}
