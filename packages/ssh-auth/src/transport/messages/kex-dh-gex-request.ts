import { uint32 } from '../../wire/index.js';
import { type Message, message } from '../message.js';

/** `SSH_MSG_KEX_DH_GEX_REQUEST`: which sizes of group the client takes, in bits. */
export interface KexDhGexRequest {
  min: number;
  /** The size it would like best. */
  n: number;
  max: number;
}

export const KexDhGexRequest: Message<KexDhGexRequest> = message<KexDhGexRequest>(
  'SSH_MSG_KEX_DH_GEX_REQUEST',
  'RFC 4419 §3',
  { min: uint32, n: uint32, max: uint32 },
);
