import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { padColumns, truncateColumns, wrap } from './wrap.js';

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
});
