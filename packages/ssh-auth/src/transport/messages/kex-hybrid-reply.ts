import { string } from '../../wire/index.js';
import { type Message, message } from '../message.js';

/** `SSH_MSG_KEX_HYBRID_REPLY`: the host key, the KEM ciphertext and the ephemeral curve public key, the signature. */
export interface KexHybridReply {
  K_S: Uint8Array;
  S_REPLY: Uint8Array;
  signature_of_H: Uint8Array;
}

export const KexHybridReply: Message<KexHybridReply> = message<KexHybridReply>(
  'SSH_MSG_KEX_HYBRID_REPLY',
  'draft-ietf-sshm-mlkem-hybrid-kex §2.1',
  { K_S: string(), S_REPLY: string(), signature_of_H: string() },
);
