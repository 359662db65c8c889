import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { examples } from '../catalogue/examples.js';
import { cliCatalogue } from '../catalogue/index.js';
import { columnsOf, padColumns, truncateColumns, wrap } from './wrap.js';

describe('wrap', () => {
  it('keeps Latin words whole', () => {
    expect(wrap('the server proves that it holds the key', 16)).toEqual([
      'the server',
      'proves that it',
      'holds the key',
    ]);
  });

  it('parts Chinese anywhere, but lets no line begin with a full stop', () => {
    expect(wrap('服务器证明自己持有私钥。', 10)).toEqual(['服务器证明', '自己持有私', '钥。']);
    for (let width = 6; width < 40; width++) {
      for (const line of wrap('服务器用证书里的公钥对应的私钥签名，客户端用 RSA-PSS 验证；对不上就中止。', width)) {
        expect(stringWidth(line)).toBeLessThanOrEqual(width);
        expect(line).not.toMatch(/^[，。；]/);
      }
    }
  });

  it('cuts a word that is longer than the line', () => {
    expect(wrap('00112233445566', 6)).toEqual(['001122', '334455', '66']);
  });
});

describe('columns', () => {
  it('counts a wide character as two', () => {
    expect(padColumns('密钥', 6)).toBe('密钥  ');
    expect(truncateColumns('密钥交换', 5)).toBe('密钥…');
    expect(truncateColumns('abc', 3)).toBe('abc');
  });

  // Another library, too slow to start with, counts the same in all that we say.
  it('counts what terminals show', () => {
    const said = [
      ...Object.values(cliCatalogue),
      ...Object.values(examples).flatMap((all) => all.map((one) => one.does)),
    ];
    for (const text of [...said.flatMap(({ en, zh }) => [en, zh]), ...PEOPLE, '\x1b[1m证书\x1b[0m', '→ ✓ ✗ … “a” —']) {
      expect(columnsOf(text), text).toBe(stringWidth(text));
    }
  });
});

/** As certificates name them: wide, combined, and of several code points. */
const PEOPLE = ['王小明', 'Ångström', 'A\u030angstro\u0308m', 'Ὀδυσσεύς', '한글', 'ひらがな', '👩‍🔬', '🇨🇳', 'ｆｕｌｌ'];
