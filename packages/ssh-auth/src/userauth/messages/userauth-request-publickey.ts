import { literal, literalBoolean } from '../../transport/literal.js';
import { type Message, message } from '../../transport/message.js';
import { string, text } from '../../wire/index.js';
import type { UserauthRequestHeader } from './userauth-request.js';

/** `SSH_MSG_USERAUTH_REQUEST` `publickey` without a signature: asks whether the key would do. */
export interface UserauthRequestPublickeyQuery extends UserauthRequestHeader {
  method_name: 'publickey';
  have_signature: false;
  public_key_algorithm_name: string;
  public_key_blob: Uint8Array;
}

export const UserauthRequestPublickeyQuery: Message<UserauthRequestPublickeyQuery> =
  message<UserauthRequestPublickeyQuery>('SSH_MSG_USERAUTH_REQUEST', 'RFC 4252 §7', {
    user_name: text(),
    service_name: text(),
    method_name: literal('method name', 'publickey'),
    have_signature: literalBoolean(false),
    public_key_algorithm_name: text(),
    public_key_blob: string(),
  });

/** `SSH_MSG_USERAUTH_REQUEST` `publickey` with the signature over session identifier and request. */
export interface UserauthRequestPublickey extends UserauthRequestHeader {
  method_name: 'publickey';
  have_signature: true;
  public_key_algorithm_name: string;
  public_key_blob: Uint8Array;
  signature: Uint8Array;
}

export const UserauthRequestPublickey: Message<UserauthRequestPublickey> = message<UserauthRequestPublickey>(
  'SSH_MSG_USERAUTH_REQUEST',
  'RFC 4252 §7',
  {
    user_name: text(),
    service_name: text(),
    method_name: literal('method name', 'publickey'),
    have_signature: literalBoolean(true),
    public_key_algorithm_name: text(),
    public_key_blob: string(),
    signature: string(),
  },
);
