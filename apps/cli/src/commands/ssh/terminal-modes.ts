import { type TerminalMode, TerminalModeOpcode } from '@cutaway/ssh-auth';

const { of: opcodes } = TerminalModeOpcode;

/** stty's names of control characters that are not the opcode's without its V. */
const CHARACTERS: Readonly<Record<string, number>> = {
  intr: opcodes.VINTR,
  quit: opcodes.VQUIT,
  erase: opcodes.VERASE,
  kill: opcodes.VKILL,
  eof: opcodes.VEOF,
  eol: opcodes.VEOL,
  eol2: opcodes.VEOL2,
  start: opcodes.VSTART,
  stop: opcodes.VSTOP,
  susp: opcodes.VSUSP,
  dsusp: opcodes.VDSUSP,
  rprnt: opcodes.VREPRINT,
  reprint: opcodes.VREPRINT,
  werase: opcodes.VWERASE,
  lnext: opcodes.VLNEXT,
  flush: opcodes.VFLUSH,
  swtch: opcodes.VSWTCH,
  status: opcodes.VSTATUS,
  discard: opcodes.VDISCARD,
};

/** The value of a control character that does nothing (RFC 4254 §8). */
const DISABLED = 255;

/** Terminal modes as `stty -a` prints them, of whatever system, in the opcodes of RFC 4254 §8. */
export function terminalModesFrom(stty: string): TerminalMode[] {
  const modes = new Map<number, number>();
  for (const [, name = '', text = ''] of stty.matchAll(/(?:^|[\s;])(\w+)\s*=\s*(\S+?)(?=;|\s|$)/g)) {
    const opcode = CHARACTERS[name];
    const value = controlCharacter(text);
    if (opcode !== undefined && value !== undefined) modes.set(opcode, value);
  }
  for (const [, off, name = ''] of stty.matchAll(/(?:^|[\s;])(-?)([a-z0-9]+)(?=[\s;]|$)/g)) {
    const upper = name.toUpperCase();
    const opcode = Object.hasOwn(opcodes, upper) ? opcodes[upper as keyof typeof opcodes] : undefined;
    if (opcode !== undefined && opcode >= opcodes.IGNPAR && opcode <= opcodes.PARODD)
      modes.set(opcode, off === '' ? 1 : 0);
  }
  const speed = /speed (\d+) baud/.exec(stty)?.[1];
  if (speed !== undefined) {
    modes.set(opcodes.TTY_OP_ISPEED, Number(speed));
    modes.set(opcodes.TTY_OP_OSPEED, Number(speed));
  }
  return [...modes].map(([opcode, argument]) => ({ opcode, argument }));
}

/** `^C`, `^?`, `<undef>`, a character. */
function controlCharacter(text: string): number | undefined {
  if (text === '<undef>' || text === 'undef' || text === '^-') return DISABLED;
  if (text === '^?') return 0x7f;
  if (text.length === 2 && text.startsWith('^')) return text.charCodeAt(1) & 0x1f;
  return text.length === 1 ? text.charCodeAt(0) : undefined;
}
