import { uint32 } from '../../wire/index.js';
import { type Message, message } from '../message.js';

/** `SSH_MSG_UNIMPLEMENTED`: the receiver of a packet does not know its message number. */
export interface Unimplemented {
  packet_sequence_number: number;
}

export const Unimplemented: Message<Unimplemented> = message<Unimplemented>('SSH_MSG_UNIMPLEMENTED', 'RFC 4253 §11.4', {
  packet_sequence_number: uint32,
});
