import { mpint } from '../../wire/index.js';
import { type Message, message } from '../message.js';

/** `SSH_MSG_KEX_DH_GEX_INIT`: the client's value in the group the server chose. */
export interface KexDhGexInit {
  e: Uint8Array;
}

export const KexDhGexInit: Message<KexDhGexInit> = message<KexDhGexInit>('SSH_MSG_KEX_DH_GEX_INIT', 'RFC 4419 §3', {
  e: mpint,
});
