import { utf8 } from '@cutaway/primitives/bytes';
import type { Channel, ChannelHandlers, IncomingRequest, WindowOptions } from '../connection/channel.js';
import type { ConnectionProtocol } from '../connection/connection-protocol.js';
import { ChannelOpenSession } from '../connection/messages/channel-open-session.js';
import { ChannelRequestAuthAgent } from '../connection/messages/channel-request-auth-agent.js';
import { ChannelRequestEnv } from '../connection/messages/channel-request-env.js';
import { ChannelRequestExec } from '../connection/messages/channel-request-exec.js';
import { ChannelRequestExitSignal } from '../connection/messages/channel-request-exit-signal.js';
import { ChannelRequestExitStatus } from '../connection/messages/channel-request-exit-status.js';
import { ChannelRequestPtyReq } from '../connection/messages/channel-request-pty-req.js';
import { ChannelRequestShell } from '../connection/messages/channel-request-shell.js';
import { ChannelRequestSignal } from '../connection/messages/channel-request-signal.js';
import { ChannelRequestSubsystem } from '../connection/messages/channel-request-subsystem.js';
import { ChannelRequestWindowChange } from '../connection/messages/channel-request-window-change.js';
import type { TerminalMode } from '../connection/terminal-modes.js';

/** How what ran was ended by a signal. */
export interface ExitSignal {
  /** Without `SIG` in front: `KILL`. */
  readonly name: string;
  readonly coreDumped: boolean;
  /** For people; may hold control characters. */
  readonly errorMessage: string;
}

/** What happens on a session. */
export interface SessionHandlers extends Omit<ChannelHandlers, 'request'> {
  exitStatus?(status: number): void;
  exitSignal?(signal: ExitSignal): void;
}

/** A terminal's size. Pixels are 0 where they are not known. */
export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
  readonly widthPixels?: number;
  readonly heightPixels?: number;
}

/** A pseudo-terminal to be made. */
export interface PtyOptions extends TerminalSize {
  /** `xterm-256color` and the like. */
  readonly term: string;
  readonly modes?: readonly TerminalMode[];
}

type Answered = (granted: boolean) => void;

/** The client's end of a session (RFC 4254 §6): environment and terminal first, then one program. */
export class SessionChannel {
  readonly channel: Channel;
  readonly #forwardAgent: () => boolean;

  private constructor(channel: Channel, forwardAgent: () => boolean) {
    this.channel = channel;
    this.#forwardAgent = forwardAgent;
  }

  static open(
    connection: ConnectionProtocol,
    handlers: SessionHandlers,
    { forwardAgent, ...window }: WindowOptions & { readonly forwardAgent: () => boolean },
  ): SessionChannel {
    const withRequests: ChannelHandlers = Object.assign(Object.create(handlers) as ChannelHandlers, {
      request: (request: IncomingRequest) => receiveRequest(request, handlers),
    });
    const channel = connection.openChannel(ChannelOpenSession, { channel_type: 'session' }, withRequests, window);
    return new SessionChannel(channel, forwardAgent);
  }

  /** Sets a variable for what is started later (RFC 4254 §6.4). Servers take few. */
  env(name: string, value: string, answered?: Answered): void {
    const fields = { request_type: 'env', variable_name: name, variable_value: value } as const;
    this.channel.request(ChannelRequestEnv, fields, answered);
  }

  /** Asks for a pseudo-terminal (RFC 4254 §6.2). */
  pty({ term, columns, rows, widthPixels = 0, heightPixels = 0, modes = [] }: PtyOptions, answered: Answered): void {
    const fields: Omit<ChannelRequestPtyReq, 'recipient_channel' | 'want_reply'> = {
      request_type: 'pty-req',
      TERM: term,
      terminal_width_characters: columns,
      terminal_height_rows: rows,
      terminal_width_pixels: widthPixels,
      terminal_height_pixels: heightPixels,
      encoded_terminal_modes: [...modes],
    };
    this.channel.request(ChannelRequestPtyReq, fields, answered);
  }

  /** Lets the server open channels to the agent. `false` when this client has none, or must not. */
  forwardAgent(answered?: Answered): boolean {
    if (!this.#forwardAgent()) return false;
    this.channel.request(ChannelRequestAuthAgent, { request_type: 'auth-agent-req@openssh.com' }, answered);
    return true;
  }

  /** Runs a command with the user's shell (RFC 4254 §6.5). */
  exec(command: string | Uint8Array, answered: Answered): void {
    const bytes = typeof command === 'string' ? utf8(command) : command;
    this.channel.request(ChannelRequestExec, { request_type: 'exec', command: bytes }, answered);
  }

  /** Starts the user's shell (RFC 4254 §6.5). */
  shell(answered: Answered): void {
    this.channel.request(ChannelRequestShell, { request_type: 'shell' }, answered);
  }

  /** Starts a subsystem (RFC 4254 §6.5). */
  subsystem(name: string, answered: Answered): void {
    this.channel.request(ChannelRequestSubsystem, { request_type: 'subsystem', subsystem_name: name }, answered);
  }

  /** Tells that the terminal has another size (RFC 4254 §6.7). */
  windowChange({ columns, rows, widthPixels = 0, heightPixels = 0 }: TerminalSize): void {
    this.channel.request(ChannelRequestWindowChange, {
      request_type: 'window-change',
      terminal_width_columns: columns,
      terminal_height_rows: rows,
      terminal_width_pixels: widthPixels,
      terminal_height_pixels: heightPixels,
    });
  }

  /** Sends a signal to what runs (RFC 4254 §6.9). @param name without `SIG` in front. */
  signal(name: string): void {
    this.channel.request(ChannelRequestSignal, { request_type: 'signal', signal_name: name });
  }
}

function receiveRequest(request: IncomingRequest, handlers: SessionHandlers): boolean {
  switch (request.type) {
    case 'exit-status':
      handlers.exitStatus?.(request.decode(ChannelRequestExitStatus).exit_status);
      return true;
    case 'exit-signal': {
      const { signal_name, core_dumped, error_message } = request.decode(ChannelRequestExitSignal);
      handlers.exitSignal?.({ name: signal_name, coreDumped: core_dumped, errorMessage: error_message });
      return true;
    }
    default:
      return false;
  }
}
