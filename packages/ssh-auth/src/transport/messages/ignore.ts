import { string } from '../../wire/index.js';
import { type Message, message } from '../message.js';

/** `SSH_MSG_IGNORE`: to be ignored; sent against traffic analysis. */
export interface Ignore {
  data: Uint8Array;
}

export const Ignore: Message<Ignore> = message<Ignore>('SSH_MSG_IGNORE', 'RFC 4253 §11.2', { data: string() });
