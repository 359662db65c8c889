import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runProcess } from './process.js';

// The build in one file, where no package is in reach.
const folder = mkdtempSync(join(tmpdir(), 'cutaway-cli-single-'));
const program = join(folder, 'cutaway.mjs');
beforeAll(() => copyFileSync(fileURLToPath(new URL('../dist/cutaway.mjs', import.meta.url)), program));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each([
  ['--version', /^\d+\.\d+\.\d+\n$/],
  ['cert ca init ca', /ca/],
  ['cert inspect ca/ca.pem', /Development CA/],
  ['key gen id --no-passphrase', /SHA256:/],
  ['key fingerprint id.pub', /SHA256:/],
  ['lab tls13 downgrade --seed 1', /TLS/],
  ['explain 0xc02f', /TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256/],
  ['completion fish', /complete -c cutaway/],
  ['gauntlet list', /tls-wrong-host/],
] as const)('runs alone: cutaway %s', async (line, expected) => {
  const { status, stdout, stderr } = await runProcess(process.execPath, [program, ...line.split(' ')], { cwd: folder });
  expect(status, stderr).toBe(0);
  expect(stdout).toMatch(expected);
});
