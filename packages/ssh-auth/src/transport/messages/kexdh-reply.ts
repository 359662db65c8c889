import { mpint, string } from '../../wire/index.js';
import { type Message, message } from '../message.js';

/** `SSH_MSG_KEXDH_REPLY`: the server's host key, its Diffie-Hellman value, and its signature over the exchange hash. */
export interface KexdhReply {
  K_S: Uint8Array;
  /** g^y mod p */
  f: Uint8Array;
  signature_of_H: Uint8Array;
}

export const KexdhReply: Message<KexdhReply> = message<KexdhReply>('SSH_MSG_KEXDH_REPLY', 'RFC 4253 §8', {
  K_S: string(),
  f: mpint,
  signature_of_H: string(),
});
