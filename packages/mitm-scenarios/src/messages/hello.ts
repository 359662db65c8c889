import { struct, text8 } from '@cutaway/primitives/wire';
import { type Message, message } from './message.js';

/** Opens a conversation: the name of the server the client wants. */
export interface Hello {
  server_name: string;
}

export const Hello: Message<Hello> = message('hello', struct<Hello>('Hello', { server_name: text8() }));
