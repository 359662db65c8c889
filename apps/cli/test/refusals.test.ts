import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Fixture } from './fixture.js';
import { leftovers, tooWide, untranslated } from './readable.js';

const WRITE_ONLY = '/proc/sys/vm/compact_memory';

// Mistakes that everybody makes once, and what is said to them.
const fixture = new Fixture('refusals');
const busy = createServer();
let port: number;

beforeAll(async () => {
  await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve));
  port = (busy.address() as AddressInfo).port;
  for (const line of [
    'cutaway cert ca init ca',
    'cutaway cert issue localhost --ca ca --out server',
    'cutaway cert issue example.com --ca ca --insecure-fault expired --out expired',
    'cutaway key gen id --no-passphrase',
    'cutaway key gen other --no-passphrase',
    'echo right > right; echo wrong > wrong; cutaway key gen locked --new-passphrase-file right',
    'cutaway known-hosts add host.example id.pub --file known_hosts',
  ])
    expect((await fixture.shell(line)).status, line).toBe(0);
  const pem = readFileSync(fixture.file('server.pem'), 'latin1');
  writeFileSync(fixture.file('cut.der'), Buffer.from(pem.replace(/-----.*-----/g, ''), 'base64').subarray(0, 300));
  writeFileSync(fixture.file('broken.pem'), pem.replace(/\n(.{4})/, '\n!!!!'));
  writeFileSync(
    fixture.file('garbage'),
    Uint8Array.from({ length: 500 }, (_, at) => (at * 77 + 0x8f) % 256),
  );
  writeFileSync(fixture.file('capture'), Uint8Array.of(0xd4, 0xc3, 0xb2, 0xa1, 2, 0, 4, 0));
  writeFileSync(fixture.file('secret'), '');
  chmodSync(fixture.file('secret'), 0);
});
afterAll(() => {
  busy.close();
  fixture.close();
});

/** What is typed, what it ends with, and what is said besides the place, the rule and the code, in each language. */
const MISTAKES: readonly (readonly [line: string, status: number, en: readonly string[], zh: readonly string[]])[] = [
  ['cutaway cert inspect id.pub', 4, ['SSH key', 'cutaway key show id.pub'], ['SSH 密钥', 'cutaway key show id.pub']],
  ['cutaway cert inspect capture', 4, ['capture', 'cutaway decode capture'], ['抓包', 'cutaway decode capture']],
  [
    'cutaway key show server.pem',
    4,
    ['X.509', 'cutaway cert inspect server.pem'],
    ['X.509', 'cutaway cert inspect server.pem'],
  ],
  ['cutaway cert verify server-key.pem --ca ca/ca.pem --host x', 4, ['no certificate in server-key.pem'], ['没有证书']],
  [
    'cutaway cert inspect cut.der',
    4,
    ['expected, 296 left', 'byte 0', 'X.690', 'x509/der-truncated'],
    ['只剩 296', 'X.690'],
  ],
  [
    'cutaway cert verify expired.pem --ca ca/ca.pem --host example.com',
    1,
    ['expired at', 'bytes', 'RFC 5280', 'cutaway cert inspect expired.pem'],
    ['过期', 'RFC 5280', 'cutaway cert inspect expired.pem'],
  ],
  [
    'cutaway cert verify server.pem --ca ca/ca.pem --host example.com',
    1,
    ['not for example.com', 'localhost', 'RFC 9525'],
    ['不是签发给 example.com', 'RFC 9525'],
  ],
  ['cutaway cert fetch localhost:1', 3, ['Nothing listens on port 1'], ['1 端口没有服务在监听']],
  ['cutaway tls serve --port PORT', 3, ['something listens there already', 'another port'], ['端口已被占用']],
  ['cutaway cert inspect nosuch.pem', 4, ['no such file'], ['没有这个文件']],
  ['cutaway cert inspect broken.pem', 4, ['not base64', 'RFC 7468'], ['不是合法的 base64', 'RFC 7468']],
  ['cutaway cert inspect - < /dev/null', 4, ['nothing in standard input'], ['标准输入 是空的']],
  ['cutaway cert inspect garbage', 4, ['begins with the bytes 8fdc2976'], ['开头的字节是 8fdc2976']],
  ['cutaway decode garbage', 4, ['no capture', '8fdc2976'], ['不是', '8fdc2976']],
  [
    'cutaway key convert locked --to pkcs8 --no-passphrase --passphrase-file wrong',
    4,
    ['does not open', 'locked'],
    ['口令不对', 'locked'],
  ],
  ['cutaway explain handshake_failur', 2, ['handshake_failure'], ['handshake_failure']],
  [
    'cutaway known-hosts check host.example other.pub --file known_hosts',
    1,
    ['HAS CHANGED', 'known_hosts:1', 'ssh-keygen -R'],
    ['密钥变了', 'known_hosts:1', 'ssh-keygen -R'],
  ],
];

describe.each(['en', 'zh'] as const)('in %s', (language) => {
  it.each(MISTAKES)('%s', async (line, status, en, zh) => {
    const told = await fixture.shell(
      `${line.replace('PORT', String(port))} `.replace(/( < \S+)? $/, ` --lang ${language}$1`),
    );
    const text = `${told.stdout}${told.stderr}`;
    expect(told.status, text).toBe(status);
    for (const words of { en, zh }[language]) expect(text.replace(/\s/g, '')).toContain(words.replace(/\s/g, ''));
    const foreign = language === 'zh' ? untranslated(text) : [];
    expect([...tooWide(text), ...leftovers(text), ...foreign]).toEqual([]);
  });

  it('a file that nobody may read', async () => {
    // Linux has a file that root may not read either.
    const file = existsSync(WRITE_ONLY) ? WRITE_ONLY : 'secret';
    const { status, stderr } = await fixture.shell(`cutaway cert inspect ${file} --lang ${language}`);
    expect(status).toBe(4);
    expect(stderr).toContain({ en: 'permission denied', zh: '没有权限' }[language]);
  });
});
