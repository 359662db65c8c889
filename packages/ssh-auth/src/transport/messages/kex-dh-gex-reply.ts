import { mpint, string } from '../../wire/index.js';
import { type Message, message } from '../message.js';

/** `SSH_MSG_KEX_DH_GEX_REPLY`: the host key, the server's value in the group it chose, and its signature. */
export interface KexDhGexReply {
  K_S: Uint8Array;
  f: Uint8Array;
  signature_of_H: Uint8Array;
}

export const KexDhGexReply: Message<KexDhGexReply> = message<KexDhGexReply>('SSH_MSG_KEX_DH_GEX_REPLY', 'RFC 4419 §3', {
  K_S: string(),
  f: mpint,
  signature_of_H: string(),
});
