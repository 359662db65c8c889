import { SshProtocolError } from '../errors/protocol.js';
import { isPromiseLike } from '../transport/flow.js';

/** So many requests may wait for their answers at once. */
const MAXIMUM_WAITING = 256;

/**
 * Answers requests in the order they came in, whenever their results are there (RFC 4254 §4, §5.4: answers carry no
 * number, their order alone tells which request they answer).
 */
export class OrderedReplies {
  #waiting: { send?: () => void }[] = [];

  /**
   * @param send sends the answer.
   * @param failed called when the result is an exception.
   * @throws {SshProtocolError} `ssh/too-many-requests`.
   */
  add<T>(result: T | PromiseLike<T>, send: (result: T) => void, failed: (cause: unknown) => void): void {
    if (!isPromiseLike(result) && this.#waiting.length === 0) {
      send(result);
      return;
    }
    if (this.#waiting.length >= MAXIMUM_WAITING) {
      throw new SshProtocolError('ssh/too-many-requests', { maximum: MAXIMUM_WAITING });
    }
    const slot: { send?: () => void } = {};
    this.#waiting.push(slot);
    const ready = (answer: () => void): void => {
      slot.send = answer;
      this.#release();
    };
    if (!isPromiseLike(result)) slot.send = () => send(result);
    else {
      result.then(
        (value) => ready(() => send(value)),
        (cause) => ready(() => failed(cause)),
      );
    }
  }

  #release(): void {
    for (let first = this.#waiting[0]; first?.send !== undefined; first = this.#waiting[0]) {
      this.#waiting.shift();
      first.send();
    }
  }
}
