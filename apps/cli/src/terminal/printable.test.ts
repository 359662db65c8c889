import { expect, it } from 'vitest';
import { printableLines } from './printable.js';

it('lets no control character through', () => {
  expect(printableLines('HTTP/1.1 200 OK\r\nX: \u001b[2J\u009b1m\u0007\n\tend\n')).toEqual([
    'HTTP/1.1 200 OK',
    'X: ␛[2J␡1m␇',
    ' end',
  ]);
});
