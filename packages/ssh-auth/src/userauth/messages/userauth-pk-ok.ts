import { type Message, message } from '../../transport/message.js';
import { string, text } from '../../wire/index.js';

/** `SSH_MSG_USERAUTH_PK_OK`: the key asked about would be accepted; the signature may come. */
export interface UserauthPkOk {
  public_key_algorithm_name: string;
  public_key_blob: Uint8Array;
}

export const UserauthPkOk: Message<UserauthPkOk> = message<UserauthPkOk>('SSH_MSG_USERAUTH_PK_OK', 'RFC 4252 §7', {
  public_key_algorithm_name: text(),
  public_key_blob: string(),
});
