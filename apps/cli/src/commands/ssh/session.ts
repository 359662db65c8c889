import type { ExitSignal, SessionChannel } from '@cutaway/ssh-auth';
import { SshProtocolError } from '@cutaway/ssh-auth/errors';
import type { ClientConnection } from '@cutaway/ssh-auth/node';

/** What a session carries its bytes between. */
export interface SessionStreams {
  /** Nothing is sent without it. */
  readonly input: NodeJS.ReadableStream | undefined;
  readonly output: NodeJS.WritableStream;
  readonly errorOutput: NodeJS.WritableStream;
}

/** How the remote program ended; neither is there when the server did not say. */
export interface SessionEnd {
  readonly exitStatus?: number;
  readonly exitSignal?: ExitSignal;
}

/** Starts the remote program; `answered` is to be called with the server's answer. */
export type Start = (session: SessionChannel, answered: (granted: boolean) => void) => void;

/** Bytes that wait for the server's window before the input is made to wait. */
const BUFFER_LIMIT = 1024 * 1024;

/**
 * Runs one program on a session and carries its streams, each as fast as whoever reads it.
 *
 * @throws {SshProtocolError} `ssh/channel-open-refused`, `ssh/request-refused`, and whatever ended the connection.
 */
export async function runSession(
  { client }: ClientConnection,
  { input, output, errorOutput }: SessionStreams,
  { request, start }: { readonly request: string; readonly start: Start },
): Promise<SessionEnd> {
  let end: SessionEnd = {};
  const write = (stream: NodeJS.WritableStream, data: Uint8Array): void => {
    stream.write(data, () => session.channel.consumed(data.length));
  };
  let session: SessionChannel;
  const send = (data: Uint8Array): void => {
    session.channel.write(data);
    if (session.channel.bufferedAmount > BUFFER_LIMIT) input?.pause();
  };
  const finish = (): void => session.channel.end();
  try {
    await new Promise<void>((resolve, reject) => {
      session = client.openSession({
        data: (data) => write(output, data),
        extendedData: (data) => write(errorOutput, data),
        drained: () => input?.resume(),
        exitStatus: (exitStatus) => {
          end = { exitStatus };
        },
        exitSignal: (exitSignal) => {
          end = { exitSignal };
        },
        refused: reject,
        closed: () => (client.error === undefined ? resolve() : reject(client.error)),
      });
      start(session, (granted) => {
        if (!granted) {
          reject(client.error ?? new SshProtocolError('ssh/request-refused', { request }));
          session.channel.close();
        } else if (input === undefined) {
          finish();
        } else {
          input.on('data', send);
          input.on('end', finish);
          input.on('error', finish);
          input.resume();
        }
      });
    });
    return end;
  } finally {
    input?.off('data', send);
    input?.off('end', finish);
    input?.pause();
  }
}
