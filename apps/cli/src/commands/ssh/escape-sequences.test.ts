import { fromUtf8, utf8 } from '@cutaway/primitives/bytes';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EscapeSequences } from './escape-sequences.js';

/** What is passed on of what is typed, and the commands in it. */
function typed(...pieces: string[]): { passed: string; commands: string } {
  let commands = '';
  const filter = new EscapeSequences('~'.charCodeAt(0), (command) => {
    commands += command;
  });
  let passed = '';
  filter.on('data', (data: Uint8Array) => {
    passed += fromUtf8(data);
  });
  for (const piece of pieces) filter.write(utf8(piece));
  filter.read();
  return { passed, commands };
}

describe('escape sequences', () => {
  it.for([
    ['~.', '', '.'],
    ['ls\r~?x', 'ls\rx', '?'],
    ['~~x~.', '~x~.', ''],
    ['a~.', 'a~.', ''],
    ['~x\r', '~x\r', ''],
    ['~\r~.', '~\r', '.'],
    ['\r\r~?~.', '\r\r', '?.'],
  ] as const)('in %j', ([text, passed, commands]) => {
    expect(typed(text)).toEqual({ passed, commands });
    expect(typed(...text)).toEqual({ passed, commands });
  });

  it('do not depend on how the bytes come', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('~', '.', '?', '\r', 'a') }), (text) => {
        expect(typed(...text)).toEqual(typed(text));
      }),
    );
  });
});
