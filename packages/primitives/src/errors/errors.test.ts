import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { CutawayError } from './index.js';

const sample = (): CutawayError<'tls/decode-error'> =>
  new CutawayError('tls/decode-error', {
    context: { expected: 2, actual: 1, offered: ['a', 'b'] },
    rule: 'RFC 8446 §4.1.2',
    place: { path: '[3].extension_data', offset: 4 },
  });

describe('CutawayError', () => {
  it('grows its place outwards', () => {
    const error = sample().within('extensions', 40).within('body').inMessage('ClientHello').inMessage('Record');
    expect(error.place).toEqual({ message: 'ClientHello', path: 'body.extensions[3].extension_data', offset: 44 });
  });

  it('takes the field as its path when it has none, and leaves an unknown offset unknown', () => {
    expect(new CutawayError('a/b').within('field', 7).place).toEqual({ path: 'field' });
  });

  it('puts code, place, context and rule into its message', () => {
    const error = sample().within('extensions').inMessage('ClientHello');
    expect(error.message).toBe(
      'tls/decode-error in ClientHello.extensions[3].extension_data at byte 4: expected 2, actual 1, offered a, b (RFC 8446 §4.1.2)',
    );
    expect(new CutawayError('a/b').message).toBe('a/b');
  });

  it('shows its message where errors are printed, as it was when that happened', () => {
    const error = sample().inMessage('ClientHello');
    expect(String(error)).toContain('in ClientHello');
    expect(inspect(error)).toContain('in ClientHello');
    expect(Object.keys(error)).not.toContain('message');
  });

  it('is plain data as JSON', () => {
    expect(JSON.parse(JSON.stringify(sample()))).toEqual({
      code: 'tls/decode-error',
      context: { expected: 2, actual: 1, offered: ['a', 'b'] },
      rule: 'RFC 8446 §4.1.2',
      place: { path: '[3].extension_data', offset: 4 },
    });
    expect(new CutawayError('a/b').toJSON()).toEqual({ code: 'a/b', context: {}, place: {} });
  });

  it('keeps its cause', () => {
    const cause = new Error('below');
    expect(new CutawayError('a/b', { cause }).cause).toBe(cause);
    expect('cause' in new CutawayError('a/b')).toBe(false);
  });
});
