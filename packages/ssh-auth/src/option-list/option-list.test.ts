import { describe, expect, it } from 'vitest';
import { parseOptionList, splitOptions } from './option-list.js';

describe('splitOptions', () => {
  it('ends at the first blank outside of quotes', () => {
    expect(splitOptions('command="echo \\"a b\\" c",no-pty  ssh-rsa AAAA')).toEqual({
      options: 'command="echo \\"a b\\" c",no-pty',
      rest: 'ssh-rsa AAAA',
    });
    expect(splitOptions('command="echo')).toBeUndefined();
  });
});

describe('parseOptionList', () => {
  it('takes flags and values', () => {
    expect(parseOptionList('No-PTY,command="a,\\"b\\" = c",from="*"')).toEqual([
      { name: 'no-pty', value: undefined },
      { name: 'command', value: 'a,"b" = c' },
      { name: 'from', value: '*' },
    ]);
  });

  it.each(['', 'pty,', ',pty', 'a b', 'command=x', 'command="x', 'command="x"y', '"x"'])('refuses %j', (text) => {
    expect(parseOptionList(text)).toBeUndefined();
  });
});
