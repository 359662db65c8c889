import { homedir, userInfo } from 'node:os';
import { utf8 } from '@cutaway/primitives/bytes';
import { type ServerSession, type ServerSessionHandlers, STDERR } from '@cutaway/ssh-auth';
import type { SessionPermissions } from '@cutaway/ssh-auth/authorized-keys';
import { gitCommand, processSession } from '@cutaway/ssh-auth/node';
import type { RunContext } from '../../run-context.js';
import { printableLines } from '../../terminal/printable.js';
import type { ServeOptions } from './serve-command.js';

type Program = readonly [program: string, ...args: string[]];

/** What a command that is not run ends with. */
const REFUSED = 1;

/** Variables of the client that a program may get: git's, and the language of a command. */
const FOR_GIT = /^GIT_PROTOCOL$/;
const FOR_COMMANDS = /^(GIT_PROTOCOL|LANG|LC_[A-Z]+|TERM)$/;

/**
 * Serves a session: git's commands for the repositories that are served, any command and shells where that is allowed.
 * Programs run as the user this process runs as.
 *
 * @param line shows a line about the connection.
 */
export function serveSession(
  session: ServerSession,
  permissions: SessionPermissions,
  options: ServeOptions,
  context: RunContext,
  line: (text: string) => void,
): ServerSessionHandlers {
  const { say } = context;
  const { command: forced } = permissions;
  const shell = process.env.SHELL ?? '/bin/sh';
  const asCommand = (text: string): Program | undefined => {
    const { git: root, readOnly } = options;
    const program = root === undefined ? undefined : gitCommand(text, { root, allowPush: readOnly !== true });
    return program ?? (options.allowExec === true ? [shell, '-c', text] : undefined);
  };
  const served = processSession(session, {
    command: (text, env) => {
      if (forced !== undefined) env.SSH_ORIGINAL_COMMAND = text;
      return asCommand(forced ?? text);
    },
    ...(options.allowExec === true
      ? { shell: (): Program => (forced === undefined ? [shell] : [shell, '-c', forced]) }
      : {}),
    env: environment(shell),
    acceptEnv: (name) => (options.allowExec === true ? FOR_COMMANDS : FOR_GIT).test(name),
  });
  let wantsTerminal = false;
  const tell = (started: boolean, what: string): boolean => {
    const shown = printableLines(what).join(' ');
    line(say(started ? 'sshServe.runs' : 'sshServe.doesNotRun', { command: shown }));
    if (!started) setImmediate(() => refuse(session, say('sshServe.refused', { command: shown })));
    else if (wantsTerminal) setImmediate(() => session.channel.write(utf8(`${say('sshServe.noTerminal')}\n`), STDERR));
    return true;
  };
  return {
    ...served,
    // A pseudo-terminal takes native code to make.
    pty: () => {
      wantsTerminal = true;
      return false;
    },
    exec: async (command) => tell((await served.exec?.(command)) === true, forced ?? new TextDecoder().decode(command)),
    shell: async () => tell((await served.shell?.()) === true, forced ?? say('sshServe.aShell')),
  };
}

/** As git's hosts do it: a refusal of the request would end most clients before they show any words. */
function refuse(session: ServerSession, sentence: string): void {
  session.channel.write(utf8(`${sentence}\n`), STDERR);
  session.exit(REFUSED);
}

function environment(shell: string): Record<string, string> {
  const { username: USER } = userInfo();
  return { PATH: process.env.PATH ?? '/usr/bin:/bin', HOME: homedir(), USER, LOGNAME: USER, SHELL: shell };
}
