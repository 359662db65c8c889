import { Transform, type TransformCallback } from 'node:stream';
import { concatAll } from '@cutaway/primitives/bytes';

const LINE_ENDS: readonly number[] = [0x0a, 0x0d];

/** What an escape sequence asks for: to end the connection, or to tell which sequences there are. */
export type EscapeCommand = '.' | '?';

/**
 * Takes escape sequences out of what is typed, as OpenSSH does (ssh(1), ESCAPE CHARACTERS): `~.` and `~?` at the start
 * of a line are commands, `~~` is `~`, everything else is passed on.
 */
export class EscapeSequences extends Transform {
  private readonly character: number;
  private readonly command: (command: EscapeCommand) => void;
  private state: 'line start' | 'escaped' | 'inside' = 'line start';

  /** @param character the escape character's code. */
  constructor(character: number, command: (command: EscapeCommand) => void) {
    super();
    this.character = character;
    this.command = command;
  }

  override _transform(typed: Uint8Array, _encoding: BufferEncoding, done: TransformCallback): void {
    const kept: Uint8Array[] = [];
    let start = 0;
    for (const [at, byte] of typed.entries()) {
      if (this.state === 'line start' && byte === this.character) {
        kept.push(typed.subarray(start, at));
        start = at + 1;
        this.state = 'escaped';
      } else if (this.state === 'escaped') {
        start = this.isCommand(byte) ? at + 1 : at;
        if (start === at && byte !== this.character) kept.push(Uint8Array.of(this.character));
        this.state = start > at || LINE_ENDS.includes(byte) ? 'line start' : 'inside';
      } else {
        this.state = LINE_ENDS.includes(byte) ? 'line start' : 'inside';
      }
    }
    kept.push(typed.subarray(start));
    done(null, concatAll(kept));
  }

  private isCommand(byte: number): boolean {
    const character = String.fromCharCode(byte);
    if (character !== '.' && character !== '?') return false;
    this.command(character);
    return true;
  }
}
