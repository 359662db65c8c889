import { fixed } from '@cutaway/primitives/wire';
import { boolean, nameList, uint32 } from '../../wire/index.js';
import { type Message, message } from '../message.js';

/** `SSH_MSG_KEXINIT`: what one side can do, the most wanted first. Both sides send one, then both know the choice. */
export interface KexInit {
  /** 16 random bytes, so that neither side alone decides what the exchange hash is over. */
  cookie: Uint8Array;
  kex_algorithms: string[];
  server_host_key_algorithms: string[];
  encryption_algorithms_client_to_server: string[];
  encryption_algorithms_server_to_client: string[];
  mac_algorithms_client_to_server: string[];
  mac_algorithms_server_to_client: string[];
  compression_algorithms_client_to_server: string[];
  compression_algorithms_server_to_client: string[];
  languages_client_to_server: string[];
  languages_server_to_client: string[];
  /** Whether the sender guessed the method and sends its first packet at once. */
  first_kex_packet_follows: boolean;
  reserved: number;
}

export const KexInit: Message<KexInit> = message<KexInit>('SSH_MSG_KEXINIT', 'RFC 4253 §7.1', {
  cookie: fixed(16),
  kex_algorithms: nameList,
  server_host_key_algorithms: nameList,
  encryption_algorithms_client_to_server: nameList,
  encryption_algorithms_server_to_client: nameList,
  mac_algorithms_client_to_server: nameList,
  mac_algorithms_server_to_client: nameList,
  compression_algorithms_client_to_server: nameList,
  compression_algorithms_server_to_client: nameList,
  languages_client_to_server: nameList,
  languages_server_to_client: nameList,
  first_kex_packet_follows: boolean,
  reserved: uint32,
});
