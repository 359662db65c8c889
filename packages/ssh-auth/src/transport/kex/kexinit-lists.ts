import { KEX_ANNOUNCEMENTS } from '../../registry/key-exchange-methods.js';
import type { KexInit } from '../messages/kexinit.js';
import type { TransportSettings } from '../transport.js';

/**
 * What this side puts into `SSH_MSG_KEXINIT`.
 *
 * @param first whether it is the first of the connection, which alone announces extensions and strict kex.
 */
export function makeKexInit(settings: TransportSettings, first: boolean): KexInit {
  const { keyExchange, hostKey, cipher, mac, compression } = settings.algorithms;
  const { extInfo, strict } = KEX_ANNOUNCEMENTS[settings.role];
  const announcements = first ? [extInfo, ...(settings.announceStrictKex ? [strict] : [])] : [];
  return {
    cookie: settings.random(16),
    kex_algorithms: [...keyExchange, ...announcements],
    server_host_key_algorithms: [...hostKey],
    encryption_algorithms_client_to_server: [...cipher],
    encryption_algorithms_server_to_client: [...cipher],
    mac_algorithms_client_to_server: [...mac],
    mac_algorithms_server_to_client: [...mac],
    compression_algorithms_client_to_server: [...compression],
    compression_algorithms_server_to_client: [...compression],
    languages_client_to_server: [],
    languages_server_to_client: [],
    first_kex_packet_follows: false,
    reserved: 0,
  };
}
