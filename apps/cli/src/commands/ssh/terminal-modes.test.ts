import { TerminalModeOpcode } from '@cutaway/ssh-auth';
import { describe, expect, it } from 'vitest';
import { terminalModesFrom } from './terminal-modes.js';

/** Modes by the names of their opcodes. */
function named(stty: string): Record<string, number> {
  const { of: opcodes } = TerminalModeOpcode;
  const names = new Map(Object.entries(opcodes).map(([name, opcode]) => [opcode as number, name]));
  return Object.fromEntries(
    terminalModesFrom(stty).map(({ opcode, argument }) => [names.get(opcode) ?? opcode, argument]),
  );
}

describe('terminal modes', () => {
  it('are read as GNU prints them', () => {
    const text = [
      'speed 38400 baud; rows 30; columns 90; line = 0;',
      'intr = ^C; erase = ^?; eol = <undef>; rprnt = ^R; min = 1; time = 0;',
      '-parenb cs8 -hupcl cread',
      '-ixoff icrnl iutf8 opost -tab3',
    ].join('\n');
    expect(named(text)).toEqual({
      TTY_OP_ISPEED: 38400,
      TTY_OP_OSPEED: 38400,
      VINTR: 3,
      VERASE: 127,
      VEOL: 255,
      VREPRINT: 18,
      PARENB: 0,
      CS8: 1,
      IXOFF: 0,
      ICRNL: 1,
      IUTF8: 1,
      OPOST: 1,
    });
  });

  it('are read as BSD and macOS print them', () => {
    const text = [
      'speed 9600 baud; 24 rows; 80 columns;',
      'lflags: icanon isig iexten echo -echok',
      'cchars: discard = ^O; dsusp = ^Y; eof = ^D; eol2 = <undef>; status = ^T;',
    ].join('\n');
    expect(named(text)).toMatchObject({ ICANON: 1, ECHOK: 0, VDSUSP: 25, VEOF: 4, VEOL2: 255, VSTATUS: 20 });
  });
});
