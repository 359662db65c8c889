import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { needs, run } from '@cutaway/test-support/peers';
import { describe, expect, it } from 'vitest';
import { parseCertificateLine } from './certificate-line.js';
import { FOREVER } from './issue.js';
import { parseValidityInterval } from './validity-interval.js';

const NOW = Date.UTC(2026, 10, 21, 12, 0, 30) / 1000;

describe('parseValidityInterval', () => {
  it.each([
    ['always:forever', 0n, FOREVER],
    ['+52w', BigInt(NOW - 90), BigInt(NOW + 52 * 604_800)],
    ['-5m:+1d12h', BigInt(NOW - 300), BigInt(NOW + 129_600)],
    ['20260101Z:20270101000000Z', BigInt(Date.UTC(2026, 0, 1) / 1000), BigInt(Date.UTC(2027, 0, 1) / 1000)],
    ['0x10:0xffffffffffffffff', 16n, FOREVER],
    ['20270101Z', BigInt(NOW - 90), BigInt(Date.UTC(2027, 0, 1) / 1000)],
  ])('%s', (text, validAfter, validBefore) => {
    expect(parseValidityInterval(text, NOW)).toEqual({ validAfter, validBefore });
  });

  it.each([
    '',
    ':',
    '+1d:',
    ':+1d',
    'forever:always',
    '+2d:+1d',
    '+1d:+1d',
    '+1x',
    '1d',
    '20261301Z',
    'a:b:c',
    '-9999w',
  ])('is nothing: %s', (text) => {
    expect(parseValidityInterval(text, NOW)).toBeUndefined();
  });

  it('says what ssh-keygen -V says', (ctx) => {
    const keygen = needs(ctx, 'ssh-keygen');
    const folder = mkdtempSync(join(tmpdir(), 'validity-'));
    run(keygen, ['-q', '-t', 'ed25519', '-N', '', '-f', 'key'], { cwd: folder });
    for (const text of ['always:forever', '-1w2d:+3h4m5s', '20260101:20270101', '202601011213Z:20270101121314Z']) {
      const before = Math.floor(Date.now() / 1000);
      const { status } = run(keygen, ['-q', '-s', 'key', '-I', 'id', '-V', text, 'key.pub'], { cwd: folder });
      const after = Math.floor(Date.now() / 1000);
      // A Z behind a time is newer than some ssh-keygen.
      if (status !== 0 && text.includes('Z')) continue;
      const { certificate } = parseCertificateLine(readFileSync(join(folder, 'key-cert.pub'), 'utf8'));
      const possible = [before, before + 1, after].map((now) => parseValidityInterval(text, now));
      const { validAfter, validBefore } = certificate;
      expect(possible, text).toContainEqual({ validAfter, validBefore });
    }
    rmSync(folder, { recursive: true });
  });
});
