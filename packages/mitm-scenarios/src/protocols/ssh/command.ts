import type { SshClient } from '@cutaway/ssh-auth';

/** A command that runs over a connection. */
export interface Command {
  /** What it has written so far, in pieces. */
  readonly output: readonly Uint8Array[];
  /** Whether its channel is closed: nothing more will come. */
  readonly closed: boolean;
}

/** Runs a command without input, once the client is connected. */
export function startCommand(client: SshClient, command: string | Uint8Array): Command {
  const output: Uint8Array[] = [];
  const started = { output, closed: false };
  const session = client.openSession({
    data: (data) => {
      output.push(data.slice());
      session.channel.consumed(data.length);
    },
    closed: () => {
      started.closed = true;
    },
  });
  session.exec(command, () => {});
  session.channel.end();
  return started;
}
