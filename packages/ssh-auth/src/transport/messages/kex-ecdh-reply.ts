import { string } from '../../wire/index.js';
import { type Message, message } from '../message.js';

/** `SSH_MSG_KEX_ECDH_REPLY`: the server's host key, its ephemeral public key, and its signature over the exchange hash. */
export interface KexEcdhReply {
  K_S: Uint8Array;
  Q_S: Uint8Array;
  signature_of_H: Uint8Array;
}

export const KexEcdhReply: Message<KexEcdhReply> = message<KexEcdhReply>('SSH_MSG_KEX_ECDH_REPLY', 'RFC 5656 §4', {
  K_S: string(),
  Q_S: string(),
  signature_of_H: string(),
});
