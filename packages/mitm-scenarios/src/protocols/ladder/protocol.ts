import { dissectPartly, rest } from '@cutaway/primitives/wire';
import { dissectMessage, messagesByType } from '../../messages/index.js';
import type { Protocol } from '../protocol.js';
import { deduce } from './deduce.js';

/** The messages of the small rungs. */
export const ladderProtocol: Protocol = {
  name: 'ladder',
  dissect(bytes) {
    const message = messagesByType.get(bytes[0] ?? 0);
    if (message === undefined) return { name: 'unknown', fields: dissectPartly(rest, bytes, 'unknown').field };
    return { name: message.name, fields: dissectMessage(message, bytes) };
  },
  deduce,
};
