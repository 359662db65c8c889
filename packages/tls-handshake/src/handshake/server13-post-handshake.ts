import type { Handshake, MessageFlow } from '../connection/message-flow.js';
import { KeyUpdate } from '../messages/key-update.js';
import type { ApplicationKeys } from './application-keys13.js';

/** Messages of the client that come any time after the handshake (RFC 8446 §4.6). */
export function* serverPostHandshake13(flow: MessageFlow, { keys }: { readonly keys: ApplicationKeys }): Handshake {
  for (;;) {
    const update = yield* flow.receive(KeyUpdate);
    flow.limitPostHandshake();
    keys.peerUpdated(update);
  }
}
