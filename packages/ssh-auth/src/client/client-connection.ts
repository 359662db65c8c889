import { type CommandOptions, type CommandResult, runCommand } from './run-command.js';
import type { SshClient } from './ssh-client.js';

/** A client that is connected and logged in. */
export class ClientConnection {
  readonly client: SshClient;
  /** Resolved when the connection was closed by either side, rejected when it failed. */
  readonly closed: Promise<void>;

  constructor(client: SshClient, closed: Promise<void>) {
    this.client = client;
    this.closed = closed;
  }

  /** Runs a command to its end and gives what it wrote. @throws as {@link runCommand}. */
  exec(command: string, options?: CommandOptions): Promise<CommandResult> {
    return runCommand(this.client, command, options);
  }

  /** Ends the connection. */
  async close(): Promise<void> {
    this.client.close();
    await this.closed;
  }
}
