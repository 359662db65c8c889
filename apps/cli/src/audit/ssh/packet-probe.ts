import { connect, type Socket } from 'node:net';
import { concat } from '@cutaway/primitives/bytes';
import { CutawayError } from '@cutaway/primitives/errors';
import { ProbeFailure } from '../probe-target.js';

const MAXIMUM_PACKET_LENGTH = 256 * 1024;
const MAXIMUM_BANNER = 64 * 1024;
const LINE_FEED = 0x0a;

/** Where an SSH server is. */
export interface SshTarget {
  readonly host: string;
  readonly port: number;
  /** Milliseconds for each connection. */
  readonly timeout: number;
  /** Called with every connection that is opened. */
  readonly onConnection?: () => void;
}

/**
 * A connection before any key exchange: identification strings and packets in the clear (RFC 4253 §4.2, §6).
 */
export class PacketProbe {
  /** The server's identification string, without its line end. */
  identification = '';
  private readonly socket: Socket;
  private readonly target: SshTarget;
  private input: Uint8Array = new Uint8Array();
  private failure: ProbeFailure | undefined;
  private wake: () => void = () => {};
  private readonly timer: NodeJS.Timeout;

  private constructor(target: SshTarget) {
    this.target = target;
    target.onConnection?.();
    this.socket = connect({ host: target.host, port: target.port });
    this.timer = setTimeout(() => this.fail('ETIMEDOUT'), target.timeout);
    this.socket.on('data', (bytes: Uint8Array) => {
      this.input = concat(this.input, bytes);
      this.wake();
    });
    this.socket.on('end', () => this.fail('closed'));
    this.socket.on('error', (error: NodeJS.ErrnoException) => this.fail(error.code ?? error.message, error));
  }

  /** Connects and exchanges identification strings. @throws {ProbeFailure} */
  static async open(target: SshTarget): Promise<PacketProbe> {
    const probe = new PacketProbe(target);
    probe.socket.write('SSH-2.0-Cutaway\r\n');
    try {
      for (;;) {
        const line = await probe.readLine();
        if (!line.startsWith('SSH-')) continue;
        probe.identification = line;
        return probe;
      }
    } catch (error) {
      probe.close();
      throw error;
    }
  }

  /** The payload of the next packet. @throws {ProbeFailure} when none comes. */
  async receive(): Promise<Uint8Array> {
    const head = await this.take(5);
    const length = new DataView(head.buffer, head.byteOffset).getUint32(0);
    const padding = head[4] as number;
    if (length > MAXIMUM_PACKET_LENGTH || padding + 1 >= length) throw new ProbeFailure(this.target, 'not-ssh');
    return (await this.take(length - 1)).subarray(0, length - 1 - padding);
  }

  /** Sends a packet without protection. */
  send(payload: Uint8Array): void {
    // A multiple of 8 with at least 4 bytes of padding (RFC 4253 §6).
    const padding = 4 + ((8 - ((payload.length + 9) % 8)) % 8);
    const head = new Uint8Array(5);
    new DataView(head.buffer).setUint32(0, 1 + payload.length + padding);
    head[4] = padding;
    this.socket.write(concat(head, payload, new Uint8Array(padding)));
  }

  close(): void {
    clearTimeout(this.timer);
    this.socket.destroy();
  }

  private async readLine(): Promise<string> {
    for (;;) {
      const end = this.input.indexOf(LINE_FEED);
      if (end !== -1) {
        const line = await this.take(end + 1);
        return String.fromCharCode(...line).replace(/\r?\n$/, '');
      }
      if (this.input.length > MAXIMUM_BANNER) throw new ProbeFailure(this.target, 'not-ssh');
      await this.more();
    }
  }

  private async take(length: number): Promise<Uint8Array> {
    while (this.input.length < length) await this.more();
    const taken = this.input.slice(0, length);
    this.input = this.input.slice(length);
    return taken;
  }

  private more(): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.failure !== undefined) return reject(this.failure);
      this.wake = () => (this.failure === undefined ? resolve() : reject(this.failure));
    });
  }

  private fail(reason: string, cause?: unknown): void {
    this.failure ??= new ProbeFailure(this.target, this.identification === '' ? wordFor(reason) : reason, cause);
    this.close();
    this.wake();
  }
}

function wordFor(reason: string): string {
  return reason === 'closed' ? 'not-ssh' : reason;
}

/** Runs a question; a server that breaks off or does not keep to the format gives no answer. */
export async function answerOf<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ProbeFailure || error instanceof CutawayError) return undefined;
    throw error;
  }
}
