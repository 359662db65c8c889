import { string } from '../../wire/index.js';
import { type Message, message } from '../message.js';

/** `SSH_MSG_KEX_HYBRID_INIT`: the client's KEM public key, then its ephemeral curve public key. */
export interface KexHybridInit {
  C_INIT: Uint8Array;
}

export const KexHybridInit: Message<KexHybridInit> = message<KexHybridInit>(
  'SSH_MSG_KEX_HYBRID_INIT',
  'draft-ietf-sshm-mlkem-hybrid-kex §2.1',
  { C_INIT: string() },
);
