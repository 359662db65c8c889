import { join } from 'node:path';
import { needs, run } from '@cutaway/test-support/peers';

type Context = Parameters<typeof needs>[0];
const terminals: Terminal[] = [];

/** Ends every terminal of this file's tests. */
export function closeTerminals(): void {
  for (const terminal of terminals.splice(0)) terminal.close();
}

/** A shell in a terminal of tmux, 80 columns by 30 rows. */
export class Terminal {
  private readonly tmux: string;
  private readonly pgrep: string;
  private readonly socket: string;

  /** @param home the home folder, which the socket of tmux stands in. @param shell by default bash, without a profile. */
  constructor(
    ctx: Context,
    { home, shell = 'bash --norc --noprofile' }: { readonly home: string; readonly shell?: string },
  ) {
    this.tmux = needs(ctx, 'tmux');
    this.pgrep = needs(ctx, 'pgrep');
    this.socket = join(home, `tmux-${terminals.length}`);
    terminals.push(this);
    const command = `env HOME='${home}' HISTFILE=/dev/null PAGER=cat LANG=C.UTF-8 PS1='local> ' ${shell}`;
    this.run('-f', '/dev/null', 'new-session', '-d', '-x', '80', '-y', '30', command);
    this.run('set-option', '-g', 'history-limit', '1000');
  }

  run(...args: string[]): string {
    const { status, stdout, stderr } = run(this.tmux, ['-S', this.socket, ...args]);
    if (status !== 0) throw new Error(`tmux ${args.join(' ')}: ${stderr}`);
    return stdout;
  }

  type(text: string): void {
    this.run('send-keys', '-l', text);
  }

  /** Types a line. */
  enter(line: string): void {
    this.type(line);
    this.run('send-keys', 'Enter');
  }

  /** Everything that can be seen, lines that were wrapped put together. */
  screen(): string {
    return this.run('capture-pane', '-p', '-J', '-S', '-');
  }

  /** Waits until the screen shows something. */
  async shows(expected: RegExp, seconds = 20): Promise<RegExpExecArray> {
    for (let attempt = 0; attempt < seconds * 20; attempt++) {
      const found = expected.exec(this.screen());
      if (found !== null) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`never saw ${expected} in:\n${this.screen()}`);
  }

  /** The modes of the terminal. */
  modes(...args: string[]): string {
    return run('stty', ['-F', this.run('display-message', '-p', '#{pane_tty}').trim(), ...args]).stdout;
  }

  /** What runs in the shell now. */
  child(): number {
    const shell = this.run('display-message', '-p', '#{pane_pid}').trim();
    return Number(run(this.pgrep, ['-P', shell]).stdout.trim());
  }

  close(): void {
    run(this.tmux, ['-S', this.socket, 'kill-server']);
  }
}

/** As the shell's programs find them; the shell itself has others while a line is typed. */
export async function modesOf(terminal: Terminal, name: string): Promise<string | undefined> {
  terminal.enter(`echo "${name}: $(stty -g)"`);
  return (await terminal.shows(new RegExp(`^${name}: (.+)$`, 'm')))[1];
}
