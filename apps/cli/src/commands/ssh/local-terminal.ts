import { spawnSync } from 'node:child_process';
import type { PtyOptions, TerminalMode, TerminalSize } from '@cutaway/ssh-auth';
import { terminalModesFrom } from './terminal-modes.js';

const UNKNOWN_SIZE: TerminalSize = { columns: 80, rows: 24 };

/** The terminal this process runs in, which the remote program is to have for itself. */
export class LocalTerminal {
  private readonly input: NodeJS.ReadStream;
  private readonly output: NodeJS.WriteStream;
  private isRaw = false;
  private watcher: (() => void) | undefined;

  constructor(input: NodeJS.ReadStream, output: NodeJS.WriteStream) {
    this.input = input;
    this.output = output;
  }

  get size(): TerminalSize {
    const { columns, rows } = this.output;
    return this.output.isTTY === true ? { columns, rows } : UNKNOWN_SIZE;
  }

  /** Whether the remote program draws the screen now. */
  get raw(): boolean {
    return this.isRaw;
  }

  /** What the remote terminal should be like. */
  describe(term: string): PtyOptions {
    return { term, ...this.size, modes: this.modes() };
  }

  /** Gives every key to the remote program and shows every byte of it as it comes. */
  enter(resized: (size: TerminalSize) => void): void {
    this.watcher = () => resized(this.size);
    this.output.on('resize', this.watcher);
    if (this.input.isTTY !== true) return;
    this.isRaw = true;
    this.input.setRawMode(true);
    // Node's raw mode still turns a line feed into two characters; whoever draws on the screen means it alone.
    this.stty('-opost');
  }

  /** Gives the terminal back as it was. Also done by the system's own means when the process is ended by a signal. */
  leave(): void {
    if (this.watcher !== undefined) this.output.off('resize', this.watcher);
    if (!this.isRaw) return;
    this.isRaw = false;
    this.input.setRawMode(false);
  }

  private modes(): TerminalMode[] {
    return this.input.isTTY === true ? terminalModesFrom(this.stty('-a')) : [];
  }

  private stty(...args: string[]): string {
    return spawnSync('stty', args, { stdio: [this.input, 'pipe', 'ignore'], encoding: 'utf8' }).stdout ?? '';
  }
}
