import type { Flow } from '../../transport/flow.js';
import type { Packet } from '../../transport/packet.js';
import type { Transport } from '../../transport/transport.js';
import { UserauthRequest, type UserauthRequestHeader } from '../messages/userauth-request.js';
import type { OfferedKey } from './options.js';

/** One request of the client. */
export interface Attempt extends UserauthRequestHeader {
  readonly packet: Packet;
}

/**
 * What became of a request: `asked` is a question that was answered, which is neither success nor failure; `again` is
 * a new request that came in place of an answer.
 */
export type Result =
  | { readonly kind: 'success'; readonly key?: OfferedKey }
  | { readonly kind: 'failure' }
  | { readonly kind: 'asked' }
  | { readonly kind: 'again'; readonly packet: Packet };

export const FAILURE: Result = { kind: 'failure' };

/** The next message for user authentication: a request, or one of the method's own. */
export function* nextMessage(transport: Transport): Flow<Packet> {
  const packet = yield* transport.message();
  if (packet.number === UserauthRequest.number || (packet.number >= 60 && packet.number < 80)) return packet;
  throw transport.unexpected(packet, [UserauthRequest.name]);
}
