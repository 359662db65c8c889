import { concat } from '@cutaway/primitives/bytes';
import { encode } from '@cutaway/primitives/wire';
import { SshError } from '../errors/index.js';
import { uint32 } from '../wire/index.js';

/** The longest message, as in OpenSSH. */
const MAXIMUM_LENGTH = 256 * 1024;

/** A message with its length in front (draft-ietf-sshm-ssh-agent §3). */
export function framed(message: Uint8Array): Uint8Array {
  return concat(encode(uint32, message.length), message);
}

/** Cuts a stream into messages. */
export class AgentFrames {
  private buffered: Uint8Array = new Uint8Array();

  /**
   * Takes the next bytes of the stream; gives the messages that are complete with them.
   *
   * @throws {SshError} `ssh/agent-malformed` for a message that is empty or longer than 256 KiB: close the stream.
   */
  push(bytes: Uint8Array): Uint8Array[] {
    this.buffered = concat(this.buffered, bytes);
    const messages: Uint8Array[] = [];
    for (;;) {
      const { buffered } = this;
      if (buffered.length < 4) return messages;
      const length = new DataView(buffered.buffer, buffered.byteOffset).getUint32(0);
      if (length === 0 || length > MAXIMUM_LENGTH) {
        throw new SshError('ssh/agent-malformed', { context: { reason: 'length', actual: length } });
      }
      if (buffered.length < 4 + length) return messages;
      messages.push(buffered.slice(4, 4 + length));
      this.buffered = buffered.subarray(4 + length);
    }
  }
}
