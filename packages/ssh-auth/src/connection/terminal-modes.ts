import { type Codec, type EnumCodec, enumOf, u8 } from '@cutaway/primitives/wire';
import { uint32 } from '../wire/index.js';

const opcodes = {
  TTY_OP_END: 0,
  VINTR: 1,
  VQUIT: 2,
  VERASE: 3,
  VKILL: 4,
  VEOF: 5,
  VEOL: 6,
  VEOL2: 7,
  VSTART: 8,
  VSTOP: 9,
  VSUSP: 10,
  VDSUSP: 11,
  VREPRINT: 12,
  VWERASE: 13,
  VLNEXT: 14,
  VFLUSH: 15,
  VSWTCH: 16,
  VSTATUS: 17,
  VDISCARD: 18,
  IGNPAR: 30,
  PARMRK: 31,
  INPCK: 32,
  ISTRIP: 33,
  INLCR: 34,
  IGNCR: 35,
  ICRNL: 36,
  IUCLC: 37,
  IXON: 38,
  IXANY: 39,
  IXOFF: 40,
  IMAXBEL: 41,
  IUTF8: 42,
  ISIG: 50,
  ICANON: 51,
  XCASE: 52,
  ECHO: 53,
  ECHOE: 54,
  ECHOK: 55,
  ECHONL: 56,
  NOFLSH: 57,
  TOSTOP: 58,
  IEXTEN: 59,
  ECHOCTL: 60,
  ECHOKE: 61,
  PENDIN: 62,
  OPOST: 70,
  OLCUC: 71,
  ONLCR: 72,
  OCRNL: 73,
  ONOCR: 74,
  ONLRET: 75,
  CS7: 90,
  CS8: 91,
  PARENB: 92,
  PARODD: 93,
  TTY_OP_ISPEED: 128,
  TTY_OP_OSPEED: 129,
} as const;

/** Opcodes of terminal modes (RFC 4254 §8, RFC 8160). */
export const TerminalModeOpcode: EnumCodec<typeof opcodes> = enumOf(u8, 'opcode', opcodes);

/** One mode: a control character, a flag, or a speed. */
export interface TerminalMode {
  opcode: number;
  argument: number;
}

/** From this opcode on nothing is specified, and reading stops. */
const UNDEFINED_OPCODES = 160;

/** Terminal modes up to `TTY_OP_END`, or to the end of the string: some clients leave the end away. */
export const terminalModes: Codec<TerminalMode[]> = {
  type: 'encoded terminal modes',
  write: (writer, modes) => {
    for (const { opcode, argument } of modes) {
      TerminalModeOpcode.write(writer, opcode);
      uint32.write(writer, argument);
    }
    TerminalModeOpcode.write(writer, TerminalModeOpcode.of.TTY_OP_END);
  },
  read: (reader) => {
    const modes: TerminalMode[] = [];
    while (reader.remaining > 0) {
      const opcode = reader.field(`[${modes.length}].opcode`, TerminalModeOpcode);
      if (opcode === TerminalModeOpcode.of.TTY_OP_END || opcode >= UNDEFINED_OPCODES) break;
      modes.push({ opcode, argument: reader.field(`[${modes.length}].argument`, uint32) });
    }
    reader.take(reader.remaining);
    return modes;
  },
};
