import { string } from '../../wire/index.js';
import { type Message, message } from '../message.js';

/** `SSH2_MSG_PONG`: the answer to `SSH2_MSG_PING`. */
export interface Pong {
  data: Uint8Array;
}

export const Pong: Message<Pong> = message<Pong>('SSH2_MSG_PONG', 'OpenSSH PROTOCOL, ping@openssh.com', {
  data: string(),
});
