import { string } from '../../wire/index.js';
import { type Message, message } from '../message.js';

/** `SSH2_MSG_PING`: to be answered with the same data. Sent only to a side that announced `ping@openssh.com`. */
export interface Ping {
  data: Uint8Array;
}

export const Ping: Message<Ping> = message<Ping>('SSH2_MSG_PING', 'OpenSSH PROTOCOL, ping@openssh.com', {
  data: string(),
});
