import { asciiText, concatAll, utf8 } from '@cutaway/primitives/bytes';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONTENT_KEPT, type HttpFinding, HttpMessageDecoder } from './message-decoder.js';

/** Findings in short: the start line, the content and its length, or that nothing more can be read. */
function short(findings: readonly HttpFinding[]): string[] {
  return findings.map((finding) => {
    if (finding.type === 'head') return finding.head.startLine;
    if (finding.type === 'undecodable') return 'undecodable';
    const { bytes, length, complete } = finding.content;
    return `${asciiText(bytes)} (${length}${complete ? '' : ', cut off'})`;
  });
}

function responses(methods: string[], ...parts: string[]): string[] {
  const decoder = new HttpMessageDecoder('response', methods);
  return short([...parts.flatMap((part) => decoder.push(utf8(part))), ...decoder.end()]);
}

const REQUESTS =
  'POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello' +
  'GET /b HTTP/1.1\r\nHost: x\r\n\r\n' +
  'PUT /c HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3;name=value\r\nabc\r\n2\r\nde\r\n0\r\nTrailer: x\r\n\r\n' +
  'OPTIONS * HTTP/1.1\n\n';
const FOUND = [
  'POST /a HTTP/1.1',
  'hello (5)',
  'GET /b HTTP/1.1',
  'PUT /c HTTP/1.1',
  'abcde (5)',
  'OPTIONS * HTTP/1.1',
];

describe('HttpMessageDecoder', () => {
  it('finds messages wherever the bytes are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(REQUESTS.length)), (cuts) => {
        const at = [...cuts, REQUESTS.length].toSorted((a, b) => a - b);
        const parts = at.map((end, index) => utf8(REQUESTS).subarray(at[index - 1] ?? 0, end));
        const decoder = new HttpMessageDecoder('request', []);
        expect(short(parts.flatMap((part) => decoder.push(part)))).toEqual(FOUND);
        expect(decoder.end()).toEqual([]);
      }),
    );
  });

  it('knows which responses have no content (RFC 9112 §6.3)', () => {
    const sized = 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n';
    expect(responses(['HEAD', 'GET'], sized, sized, 'body')).toEqual([
      'HTTP/1.1 200 OK',
      'HTTP/1.1 200 OK',
      'body (4)',
    ]);
    expect(responses(['GET', 'GET'], 'HTTP/1.1 304 \r\nContent-Length: 9\r\n\r\n', sized, 'body')).toHaveLength(3);
    expect(responses(['GET'], 'HTTP/1.1 100 Continue\r\n\r\n', sized, 'body')).toHaveLength(3);
    expect(responses(['GET'], 'HTTP/1.0 200 OK\r\n\r\nuntil ', 'the end')).toEqual([
      'HTTP/1.0 200 OK',
      'until the end (13)',
    ]);
    expect(responses(['GET'], sized, 'bo')).toEqual(['HTTP/1.1 200 OK', 'bo (2, cut off)']);
  });

  it.each([
    ['another protocol', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['bytes', '\u0000\u0001\u0002'],
    ['a negative length', 'POST / HTTP/1.1\r\nContent-Length: -5\r\n\r\n'],
    ['two lengths', 'POST / HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n'],
    ['an unknown transfer coding', 'POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n'],
    ['a field without a name', 'GET / HTTP/1.1\r\n: x\r\n\r\n'],
    ['an endless head', `GET / HTTP/1.1\r\nX: ${'x'.repeat(70_000)}`],
  ])('gives up on %s', (_name, text) => {
    const decoder = new HttpMessageDecoder('request', []);
    expect(short(decoder.push(utf8(text))).at(-1)).toBe('undecodable');
    expect([decoder.decodes, decoder.push(utf8('GET / HTTP/1.1\r\n\r\n')), decoder.end()]).toEqual([false, [], []]);
  });

  it.each([
    ['a negative size', '-5\r\n'],
    ['no size', 'g\r\n'],
    ['more than its size', '1\r\nab\r\n'],
    ['an endless line', `1;${'x'.repeat(70_000)}`],
  ])('gives up on a chunk with %s', (_name, chunk) => {
    const decoder = new HttpMessageDecoder('request', []);
    decoder.push(utf8('POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n'));
    expect(short(decoder.push(utf8(chunk))).at(-1)).toBe('undecodable');
  });

  it('gives up where another protocol begins', () => {
    expect(responses(['GET'], 'HTTP/1.1 101 Switching Protocols\r\n\r\n', '\u0081')).toEqual([
      'HTTP/1.1 101 Switching Protocols',
      'undecodable',
    ]);
    expect(responses(['CONNECT'], 'HTTP/1.1 200 OK\r\n\r\n')).toEqual(['HTTP/1.1 200 OK', 'undecodable']);
  });

  it('keeps the beginning of a long content', () => {
    const decoder = new HttpMessageDecoder('request', []);
    decoder.push(utf8('POST / HTTP/1.1\r\nContent-Length: 200000\r\n\r\n'));
    const [found] = [1, 2].flatMap(() => decoder.push(new Uint8Array(100_000)));
    expect(found).toMatchObject({ type: 'content', content: { length: 200_000, complete: true } });
    expect(found?.type === 'content' && found.content.bytes.length).toBe(CONTENT_KEPT);
  });

  it('takes any bytes', () => {
    const fragments = fc.constantFrom(
      'GET / HTTP/1.1\r\n',
      'Content-Length: 3\r\n',
      'Transfer-Encoding: chunked\r\n',
      '\r\n',
      '2\r\n',
      '0',
    );
    const part = fc.oneof(fragments.map(utf8), fc.uint8Array({ maxLength: 8 }));
    fc.assert(
      fc.property(fc.array(part), fc.boolean(), (parts, isRequest) => {
        const decoder = new HttpMessageDecoder(isRequest ? 'request' : 'response', ['GET']);
        for (const one of parts) decoder.push(concatAll([one]));
        decoder.end();
      }),
    );
  });
});
