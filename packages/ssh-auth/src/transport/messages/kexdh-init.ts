import { mpint } from '../../wire/index.js';
import { type Message, message } from '../message.js';

/** `SSH_MSG_KEXDH_INIT`: the client's Diffie-Hellman value. */
export interface KexdhInit {
  /** g^x mod p */
  e: Uint8Array;
}

export const KexdhInit: Message<KexdhInit> = message<KexdhInit>('SSH_MSG_KEXDH_INIT', 'RFC 4253 §8', { e: mpint });
