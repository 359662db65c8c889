import { string } from '../../wire/index.js';
import { type Message, message } from '../message.js';

/** `SSH_MSG_KEX_ECDH_INIT`: the client's ephemeral public key. */
export interface KexEcdhInit {
  Q_C: Uint8Array;
}

export const KexEcdhInit: Message<KexEcdhInit> = message<KexEcdhInit>('SSH_MSG_KEX_ECDH_INIT', 'RFC 5656 §4', {
  Q_C: string(),
});
