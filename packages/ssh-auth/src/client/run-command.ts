import { concatAll } from '@cutaway/primitives/bytes';
import { SshProtocolError } from '../errors/protocol.js';
import type { ExitSignal } from './session-channel.js';
import type { SshClient } from './ssh-client.js';

/** What a command left behind. */
export interface CommandResult {
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
  /** `undefined` when the server did not say, or a signal ended the command. */
  readonly exitStatus: number | undefined;
  readonly exitSignal: ExitSignal | undefined;
}

/** What a command is run with. */
export interface CommandOptions {
  /** Given to the command as its standard input, which ends behind it. */
  readonly input?: Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** Bytes of output that are taken before the command is given up: 64 MiB unless given. */
  readonly maximumOutput?: number;
}

const MAXIMUM_OUTPUT: number = 64 * 1024 * 1024;

/**
 * Runs a command to its end and gives what it wrote.
 *
 * @throws {SshProtocolError} `ssh/channel-open-refused`, `ssh/request-refused`, `ssh/input-overflow`, and whatever ends
 * the connection.
 */
export function runCommand(client: SshClient, command: string, options: CommandOptions = {}): Promise<CommandResult> {
  const { input, env = {}, maximumOutput = MAXIMUM_OUTPUT } = options;
  return new Promise((resolve, reject) => {
    const stdout: Uint8Array[] = [];
    const stderr: Uint8Array[] = [];
    let received = 0;
    let exitStatus: number | undefined;
    let exitSignal: ExitSignal | undefined;
    const take = (into: Uint8Array[], data: Uint8Array): void => {
      into.push(data);
      received += data.length;
      session.channel.consumed(data.length);
      if (received <= maximumOutput) return;
      reject(new SshProtocolError('ssh/input-overflow', { maximum: maximumOutput }));
      session.channel.close();
    };
    const session = client.openSession({
      data: (data) => take(stdout, data),
      extendedData: (data) => take(stderr, data),
      exitStatus: (status) => {
        exitStatus = status;
      },
      exitSignal: (signal) => {
        exitSignal = signal;
      },
      refused: reject,
      closed: () => {
        if (client.error !== undefined) reject(client.error);
        resolve({ stdout: concatAll(stdout), stderr: concatAll(stderr), exitStatus, exitSignal });
      },
    });
    for (const [name, value] of Object.entries(env)) session.env(name, value);
    session.exec(command, (granted) => {
      if (granted) return;
      reject(client.error ?? new SshProtocolError('ssh/request-refused', { request: 'exec' }));
      session.channel.close();
    });
    if (input !== undefined) session.channel.write(input);
    session.channel.end();
  });
}
