import { concat } from '@cutaway/primitives/bytes';
import type { Faults, OutgoingMessage } from '@cutaway/tls-handshake/lab';

/** A record in the clear, whatever the keys are by now (RFC 8446 §5.1). It enters no transcript. */
export function inTheClear(type: number, name: string, content: Uint8Array): OutgoingMessage {
  const header = Uint8Array.of(type, 3, 3, content.length >> 8, content.length & 0xff);
  return { type: 'raw', name, bytes: concat(header, content) };
}

/** Sends something else in the place of the first message of a name, or beside it. */
export const inPlaceOf =
  (name: string, sent: (message: OutgoingMessage) => readonly OutgoingMessage[]) => (): Faults => {
    let done = false;
    return {
      message: (message) => {
        if (done || message.name !== name) return [message];
        done = true;
        return sent(message);
      },
    };
  };

/** Sends something more before the first message of a name. */
export const before = (name: string, more: OutgoingMessage): (() => Faults) =>
  inPlaceOf(name, (message) => [more, message]);
