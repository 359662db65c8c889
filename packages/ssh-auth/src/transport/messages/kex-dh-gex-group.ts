import { mpint } from '../../wire/index.js';
import { type Message, message } from '../message.js';

/** `SSH_MSG_KEX_DH_GEX_GROUP`: the group the server chose. */
export interface KexDhGexGroup {
  /** A safe prime. */
  p: Uint8Array;
  /** The generator of the subgroup. */
  g: Uint8Array;
}

export const KexDhGexGroup: Message<KexDhGexGroup> = message<KexDhGexGroup>('SSH_MSG_KEX_DH_GEX_GROUP', 'RFC 4419 §3', {
  p: mpint,
  g: mpint,
});
