import { type Codec, list } from '@cutaway/primitives/wire';
import { literal } from '../../transport/literal.js';
import { type Message, message } from '../../transport/message.js';
import { boolean, string } from '../../wire/index.js';
import type { GlobalRequestHeader } from './global-request.js';

/** `SSH_MSG_GLOBAL_REQUEST` `hostkeys-00@openssh.com`: the server names all its host keys. */
export interface GlobalRequestHostkeys extends GlobalRequestHeader {
  request_name: 'hostkeys-00@openssh.com';
  hostkeys: readonly Uint8Array[];
}

export const GlobalRequestHostkeys: Message<GlobalRequestHostkeys> = message<GlobalRequestHostkeys>(
  'SSH_MSG_GLOBAL_REQUEST',
  'OpenSSH PROTOCOL §2.5',
  {
    request_name: literal('request name', 'hostkeys-00@openssh.com'),
    want_reply: boolean,
    hostkeys: list(string()) as Codec<readonly Uint8Array[]>,
  },
);

/** `SSH_MSG_GLOBAL_REQUEST` `hostkeys-prove-00@openssh.com`: the client asks for proof that the server has these keys. */
export interface GlobalRequestHostkeysProve extends GlobalRequestHeader {
  request_name: 'hostkeys-prove-00@openssh.com';
  hostkeys: readonly Uint8Array[];
}

export const GlobalRequestHostkeysProve: Message<GlobalRequestHostkeysProve> = message<GlobalRequestHostkeysProve>(
  'SSH_MSG_GLOBAL_REQUEST',
  'OpenSSH PROTOCOL §2.5',
  {
    request_name: literal('request name', 'hostkeys-prove-00@openssh.com'),
    want_reply: boolean,
    hostkeys: list(string()) as Codec<readonly Uint8Array[]>,
  },
);
