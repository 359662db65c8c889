import { SshProtocolError } from '../../errors/protocol.js';
import { CIPHERS, isAead, isCipherName, type SshCipherName } from '../../registry/ciphers.js';
import { type HostKeyAlgorithmName, isHostKeyAlgorithmName } from '../../registry/host-key-algorithms.js';
import {
  isKeyExchangeMethodName,
  KEX_ANNOUNCEMENTS,
  type KeyExchangeMethodName,
} from '../../registry/key-exchange-methods.js';
import { isMacName, type MacName } from '../../registry/macs.js';
import type { KexInit } from '../messages/kexinit.js';
import type { DirectionAlgorithms } from '../protection/index.js';
import type { Transport } from '../transport.js';

/** What two `SSH_MSG_KEXINIT` lead to. */
export interface Negotiated {
  readonly keyExchange: KeyExchangeMethodName;
  readonly hostKey: HostKeyAlgorithmName;
  readonly clientToServer: DirectionAlgorithms;
  readonly serverToClient: DirectionAlgorithms;
}

const ANNOUNCEMENTS: readonly string[] = Object.values(KEX_ANNOUNCEMENTS).flatMap((names) => Object.values(names));

/**
 * Chooses from both lists: always the client's first that the server has too (RFC 4253 §7.1).
 *
 * @throws {SshProtocolError} `ssh/no-common-algorithm`.
 */
export function negotiate(transport: Transport, client: KexInit, server: KexInit): Negotiated {
  const choose = (list: keyof KexInit & `${string}_algorithms${string}`): string => {
    const offered = client[list].filter((name) => !ANNOUNCEMENTS.includes(name));
    const accepted = server[list].filter((name) => !ANNOUNCEMENTS.includes(name));
    const chosen = offered.find((name) => accepted.includes(name));
    transport.settings.tracer?.choice({
      name: list,
      offered,
      accepted,
      chosen: chosen ?? null,
      reason: chosen === undefined ? 'none_in_common' : 'first_of_client',
      rule: 'RFC 4253 §7.1',
    });
    if (chosen !== undefined) return chosen;
    throw new SshProtocolError('ssh/no-common-algorithm', { list, offered, accepted }, { place: { path: list } });
  };
  const direction = (suffix: 'client_to_server' | 'server_to_client'): DirectionAlgorithms => {
    const cipher = choose(`encryption_algorithms_${suffix}`) as SshCipherName;
    const mac = isAead(CIPHERS[cipher])
      ? macFromCipher(transport, `mac_algorithms_${suffix}`, client, server)
      : (choose(`mac_algorithms_${suffix}`) as MacName);
    choose(`compression_algorithms_${suffix}`);
    return { cipher, mac };
  };
  return {
    keyExchange: choose('kex_algorithms') as KeyExchangeMethodName,
    hostKey: choose('server_host_key_algorithms') as HostKeyAlgorithmName,
    clientToServer: direction('client_to_server'),
    serverToClient: direction('server_to_client'),
  };
}

/** No MAC is chosen beside a cipher that authenticates packets itself (OpenSSH PROTOCOL §1.6). */
function macFromCipher(
  transport: Transport,
  name: 'mac_algorithms_client_to_server' | 'mac_algorithms_server_to_client',
  client: KexInit,
  server: KexInit,
): undefined {
  transport.settings.tracer?.choice({
    name,
    offered: client[name],
    accepted: server[name],
    chosen: null,
    reason: 'cipher_authenticates',
    rule: 'OpenSSH PROTOCOL §1.6',
  });
}

/** Whether the method whose first packet follows was guessed right (RFC 4253 §7). */
export function guessedRight(own: KexInit, peer: KexInit): boolean {
  const same = (list: 'kex_algorithms' | 'server_host_key_algorithms') => own[list][0] === peer[list][0];
  return same('kex_algorithms') && same('server_host_key_algorithms');
}

/** Names of this side's lists that are not known: nothing could be done once they were chosen. */
export function unknownAlgorithms(init: KexInit): string[] {
  return [
    ...init.kex_algorithms.filter((name) => !isKeyExchangeMethodName(name) && !ANNOUNCEMENTS.includes(name)),
    ...init.server_host_key_algorithms.filter((name) => !isHostKeyAlgorithmName(name)),
    ...init.encryption_algorithms_client_to_server.filter((name) => !isCipherName(name)),
    ...init.mac_algorithms_client_to_server.filter((name) => !isMacName(name)),
  ];
}
