import type { DuplexStreams } from '@cutaway/primitives/streams';
import { ClientConnection } from '../client/client-connection.js';
import type { ExitSignal, PtyOptions, SessionChannel, TerminalSize } from '../client/session-channel.js';
import { SshProtocolError } from '../errors/protocol.js';
import { ChannelStreams } from './channel-streams.js';

/** What is to run in a session: a command, a subsystem, or the user's shell when neither is given. */
export interface SessionOptions {
  readonly command?: string;
  readonly subsystem?: string;
  readonly pty?: PtyOptions;
  readonly env?: Readonly<Record<string, string>>;
}

/** How what ran has ended. Neither is there when the server did not say. */
export interface Exit {
  readonly exitStatus: number | undefined;
  readonly exitSignal: ExitSignal | undefined;
}

/** A program on the server, and its standard input and output. */
export interface SessionStreams extends DuplexStreams {
  /** Standard error. It shares a window with `readable`: read or cancel both. Empty with a terminal. */
  readonly stderr: ReadableStream<Uint8Array>;
  readonly exited: Promise<Exit>;
  /** Tells that the terminal has another size. */
  resize(size: TerminalSize): void;
  /** Sends a signal. @param name without `SIG` in front. */
  signal(name: string): void;
  /** Ends the session, whatever runs in it. */
  close(): void;
}

/** A client that is connected and logged in, with streams for what it opens. */
export class WebClient extends ClientConnection {
  /**
   * Starts a program, a subsystem or the user's shell. The server may be without the variables of `env`: it takes few.
   *
   * @throws {SshProtocolError} `ssh/channel-open-refused`, `ssh/request-refused`, `ssh/not-connected`.
   */
  openSession(options: SessionOptions = {}): Promise<SessionStreams> {
    const { command, subsystem, pty, env = {} } = options;
    const { client } = this;
    return new Promise((resolve, reject) => {
      let exit: Exit = { exitStatus: undefined, exitSignal: undefined };
      let settleExited: { resolve: (exit: Exit) => void; reject: (error: Error) => void } | undefined;
      const exited = new Promise<Exit>((fulfil, fail) => {
        settleExited = { resolve: fulfil, reject: fail };
      });
      exited.catch(() => {});
      const streams = new ChannelStreams(() => session.channel);
      const session: SessionChannel = client.openSession({
        ...streams.handlers,
        exitStatus: (exitStatus) => {
          exit = { ...exit, exitStatus };
        },
        exitSignal: (exitSignal) => {
          exit = { ...exit, exitSignal };
        },
        refused: reject,
        closed: () => {
          streams.closed(client.error, this.notConnected());
          if (client.error === undefined) settleExited?.resolve(exit);
          else settleExited?.reject(client.error);
        },
      });
      const answered = (request: string, last: boolean) => (granted: boolean) => {
        if (!granted) {
          reject(client.error ?? new SshProtocolError('ssh/request-refused', { request }));
          session.channel.close();
        } else if (last) {
          resolve({
            readable: streams.readable,
            writable: streams.writable,
            stderr: streams.stderr,
            exited,
            resize: (size) => session.windowChange(size),
            signal: (name) => session.signal(name),
            close: () => session.channel.close(),
          });
        }
      };
      for (const [name, value] of Object.entries(env)) session.env(name, value);
      if (pty !== undefined) session.pty(pty, answered('pty-req', false));
      if (command !== undefined) session.exec(command, answered('exec', true));
      else if (subsystem !== undefined) session.subsystem(subsystem, answered('subsystem', true));
      else session.shell(answered('shell', true));
    });
  }

  /**
   * Lets the server connect somewhere (RFC 4254 §7.2).
   *
   * @returns streams to that place: a transport for another connection, or any other protocol.
   * @throws {SshProtocolError} `ssh/channel-open-refused`, `ssh/not-connected`, `ssh/host-key-refused`.
   */
  connectThrough(host: string, port: number): Promise<DuplexStreams> {
    const { client } = this;
    return new Promise((resolve, reject) => {
      const streams = new ChannelStreams(() => channel);
      const channel = client.openDirectTcpip(
        { host, port },
        {
          ...streams.handlers,
          opened: () => resolve({ readable: streams.readable, writable: streams.writable }),
          refused: reject,
          closed: () => {
            streams.closed(client.error, this.notConnected());
            reject(client.error ?? this.notConnected());
          },
        },
      );
    });
  }

  private notConnected(): SshProtocolError {
    return new SshProtocolError('ssh/not-connected', { state: 'closed' });
  }
}
