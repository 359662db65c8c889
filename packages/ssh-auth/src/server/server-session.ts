import type { ExitSignal, PtyOptions, TerminalSize } from '../client/session-channel.js';
import type { Channel, ChannelHandlers, IncomingRequest } from '../connection/channel.js';
import { ChannelRequestEnv } from '../connection/messages/channel-request-env.js';
import { ChannelRequestExec } from '../connection/messages/channel-request-exec.js';
import { ChannelRequestExitSignal } from '../connection/messages/channel-request-exit-signal.js';
import { ChannelRequestExitStatus } from '../connection/messages/channel-request-exit-status.js';
import { ChannelRequestPtyReq } from '../connection/messages/channel-request-pty-req.js';
import { ChannelRequestSignal } from '../connection/messages/channel-request-signal.js';
import { ChannelRequestSubsystem } from '../connection/messages/channel-request-subsystem.js';
import { ChannelRequestWindowChange } from '../connection/messages/channel-request-window-change.js';

type Granted = boolean | Promise<boolean>;

/** What serves a session. What is not given is refused, or passed over when no answer is wanted. */
export interface ServerSessionHandlers extends Omit<ChannelHandlers, 'request' | 'opened' | 'refused'> {
  /** Runs a command. Called at most once, and only when no shell or subsystem was started. */
  exec?(command: Uint8Array): Granted;
  /** Starts a shell. As `exec`. */
  shell?(): Granted;
  /** Starts a subsystem. As `exec`. */
  subsystem?(name: string): Granted;
  pty?(pty: PtyOptions): Granted;
  env?(name: string, value: string): Granted;
  windowChange?(size: TerminalSize): void;
  /** @param name without `SIG` in front. */
  signal?(name: string): void;
  /** The client lets this side use its agent: {@link SshServer.openAgentChannel}. */
  agentForwarding?(): Granted;
}

/** The server's end of a session (RFC 4254 §6). */
export class ServerSession {
  /** Set once the session was taken. */
  channel!: Channel;
  #handlers: ServerSessionHandlers = {};
  #started = false;

  /** What the channel does with requests. @internal */
  serve(handlers: ServerSessionHandlers): ChannelHandlers {
    this.#handlers = handlers;
    return Object.assign(Object.create(handlers) as ChannelHandlers, {
      request: (request: IncomingRequest) => this.#receive(request),
    });
  }

  /** What ran has ended: says so and closes the channel once everything written is sent (RFC 4254 §6.10). */
  exit(status: number): void {
    this.channel.end();
    this.channel.requestAfterData(ChannelRequestExitStatus, { request_type: 'exit-status', exit_status: status >>> 0 });
    this.channel.close();
  }

  /** What ran was ended by a signal. */
  exitSignal({ name, coreDumped, errorMessage }: ExitSignal): void {
    this.channel.end();
    this.channel.requestAfterData(ChannelRequestExitSignal, {
      request_type: 'exit-signal',
      signal_name: name,
      core_dumped: coreDumped,
      error_message: errorMessage,
      language_tag: '',
    });
    this.channel.close();
  }

  #receive(request: IncomingRequest): Granted {
    const handlers = this.#handlers;
    switch (request.type) {
      case 'exec': {
        const { command } = request.decode(ChannelRequestExec);
        return this.#start(handlers.exec && (() => handlers.exec?.(command) ?? false));
      }
      case 'shell':
        return this.#start(handlers.shell && (() => handlers.shell?.() ?? false));
      case 'subsystem': {
        const { subsystem_name } = request.decode(ChannelRequestSubsystem);
        return this.#start(handlers.subsystem && (() => handlers.subsystem?.(subsystem_name) ?? false));
      }
      case 'pty-req': {
        const pty = request.decode(ChannelRequestPtyReq);
        return (
          handlers.pty?.({
            term: pty.TERM,
            columns: pty.terminal_width_characters,
            rows: pty.terminal_height_rows,
            widthPixels: pty.terminal_width_pixels,
            heightPixels: pty.terminal_height_pixels,
            modes: pty.encoded_terminal_modes,
          }) ?? false
        );
      }
      case 'env': {
        const { variable_name, variable_value } = request.decode(ChannelRequestEnv);
        return handlers.env?.(variable_name, variable_value) ?? false;
      }
      case 'window-change': {
        const size = request.decode(ChannelRequestWindowChange);
        handlers.windowChange?.({
          columns: size.terminal_width_columns,
          rows: size.terminal_height_rows,
          widthPixels: size.terminal_width_pixels,
          heightPixels: size.terminal_height_pixels,
        });
        return true;
      }
      case 'signal':
        handlers.signal?.(request.decode(ChannelRequestSignal).signal_name);
        return handlers.signal !== undefined;
      case 'auth-agent-req@openssh.com':
        return handlers.agentForwarding?.() ?? false;
      default:
        return false;
    }
  }

  /** Only one program runs in a session (RFC 4254 §6.5). */
  #start(run: (() => Granted) | undefined): Granted {
    if (this.#started || run === undefined) return false;
    this.#started = true;
    return run();
  }
}
