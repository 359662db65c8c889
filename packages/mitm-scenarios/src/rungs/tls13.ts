import { certified, trustedRoots } from '../lab/certified.js';
import { type TlsClientHas, tlsClient } from '../protocols/tls/client.js';
import { tls13 as policy } from '../protocols/tls/policies.js';
import { tlsProtocol } from '../protocols/tls/protocol.js';
import { type TlsServerHas, tlsServer } from '../protocols/tls/server.js';
import { TLS_TRAITS } from '../protocols/tls/traits.js';
import type { Rung } from './rung.js';

/** TLS 1.3 with X25519; both sides would also speak TLS 1.2. */
export const tls13: Rung<TlsClientHas, TlsServerHas> = {
  id: 'tls13',
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
