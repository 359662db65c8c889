import { spawn } from 'node:child_process';
import { askOnTerminal } from '../../terminal/prompt.js';

/** How a question is put. */
export interface QuestionOptions {
  /** Whether the answer is no secret. */
  readonly echo: boolean;
}

/** Asks the user; `undefined` when nobody can be asked. */
export type Ask = (question: string, options: QuestionOptions) => Promise<string | undefined>;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Asks as OpenSSH does (ssh(1), SSH_ASKPASS): on the terminal, or through the program `SSH_ASKPASS` when there is a
 * display and no terminal, or when `SSH_ASKPASS_REQUIRE` says so.
 */
export function askAsOpenSsh(env: Environment): Ask {
  const { SSH_ASKPASS: program, SSH_ASKPASS_REQUIRE: require } = env;
  const hasDisplay = Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
  return async (question, options) => {
    const usable = program !== undefined && program !== '' && require !== 'never';
    if (usable && (require === 'force' || (require === 'prefer' && hasDisplay)))
      return askProgram(program, question, env);
    const answer = await askOnTerminal(question, options);
    if (answer !== undefined || !usable || !hasDisplay) return answer;
    return askProgram(program, question, env);
  };
}

/** The first line a program prints, when it ends well. */
function askProgram(program: string, question: string, env: Environment): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(program, [question], { stdio: ['ignore', 'pipe', 'inherit'], env });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.on('error', () => resolve(undefined));
    child.on('close', (status) => resolve(status === 0 ? (output.split(/\r?\n/, 1)[0] ?? '') : undefined));
  });
}
