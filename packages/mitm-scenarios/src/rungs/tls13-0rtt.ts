import { certified, trustedRoots } from '../lab/certified.js';
import { type TlsClientHas, tlsClient } from '../protocols/tls/client.js';
import { tls13 as policy } from '../protocols/tls/policies.js';
import { tlsProtocol } from '../protocols/tls/protocol.js';
import { resumption } from '../protocols/tls/resumption.js';
import { type TlsServerHas, tlsServer } from '../protocols/tls/server.js';
import { TLS_TRAITS } from '../protocols/tls/traits.js';
import type { Rung } from './rung.js';

/** As `tls13`, resumed, with the request in the first flight; a server that keeps no list of the tickets it has seen. */
export const tls13EarlyData: Rung<TlsClientHas, TlsServerHas> = {
  id: 'tls13-0rtt',
  protocol: tlsProtocol,
  traits: TLS_TRAITS,
  equipClient: (lab, who, { rogueRoot }) => ({
    policy,
    anchors: trustedRoots(lab, rogueRoot),
    ...(who === 'genuine' ? { session: resumption(lab).session } : {}),
  }),
  equipServer: (lab, identity) => ({
    policy,
    ...certified(lab, identity, 'intermediate', (owner) => lab.ecKeyPair(owner)),
    ...(identity === 'genuine' ? { ticketKey: resumption(lab).ticketKey } : {}),
  }),
  client: tlsClient,
  server: tlsServer,
};
