import { certified, trustedRoots } from '../lab/certified.js';
import { type TlsClientHas, tlsClient } from '../protocols/tls/client.js';
import { postQuantum as policy } from '../protocols/tls/policies.js';
import { tlsProtocol } from '../protocols/tls/protocol.js';
import { type TlsServerHas, tlsServer } from '../protocols/tls/server.js';
import { TLS_TRAITS } from '../protocols/tls/traits.js';
import type { Rung } from './rung.js';

/** As `tls13`, but the shared secret is made of two: one of X25519, one of ML-KEM-768. Both must fall. */
export const tls13Pq: Rung<TlsClientHas, TlsServerHas> = {
  id: 'tls13-pq',
  protocol: tlsProtocol,
  traits: TLS_TRAITS,
  equipClient: (lab, _who, { rogueRoot }) => ({ policy, anchors: trustedRoots(lab, rogueRoot) }),
  equipServer: (lab, identity) => ({
    policy,
    ...certified(lab, identity, 'intermediate', (owner) => lab.ecKeyPair(owner)),
  }),
  client: tlsClient,
  server: tlsServer,
};
