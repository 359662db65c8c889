import { SshProtocolError } from '../errors/protocol.js';

/** Bytes for the peer that may wait while nobody takes them. */
const MAXIMUM_PENDING_OUTPUT: number = 64 * 1024 * 1024;

/** Bytes for the peer that nobody has taken yet. */
export class PendingOutput {
  #parts: Uint8Array[] = [];
  #pending = 0;

  /** How many bytes wait. */
  get pending(): number {
    return this.#pending;
  }

  /** @throws {SshProtocolError} `ssh/output-overflow` when too many bytes wait. */
  write(bytes: Uint8Array): void {
    this.#parts.push(bytes);
    this.#pending += bytes.length;
    if (this.#pending > MAXIMUM_PENDING_OUTPUT) {
      throw new SshProtocolError('ssh/output-overflow', { maximum: MAXIMUM_PENDING_OUTPUT });
    }
  }

  /** Everything since the last call, in order. */
  take(): Uint8Array[] {
    const parts = this.#parts;
    this.#parts = [];
    this.#pending = 0;
    return parts;
  }
}
