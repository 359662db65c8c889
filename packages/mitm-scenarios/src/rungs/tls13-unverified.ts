import { certified } from '../lab/certified.js';
import { type TlsClientHas, tlsClient } from '../protocols/tls/client.js';
import { tls13 as policy } from '../protocols/tls/policies.js';
import { tlsProtocol } from '../protocols/tls/protocol.js';
import { type TlsServerHas, tlsServer } from '../protocols/tls/server.js';
import { TLS_TRAITS } from '../protocols/tls/traits.js';
import type { Rung } from './rung.js';

/** As `tls13`, but the client looks at no certificate: `curl -k`, and many a program that somebody wanted to work. */
export const tls13Unverified: Rung<TlsClientHas, TlsServerHas> = {
  id: 'tls13-unverified',
  protocol: tlsProtocol,
  traits: TLS_TRAITS,
  equipClient: () => ({ policy, anchors: undefined }),
  equipServer: (lab, identity) => ({
    policy,
    ...certified(lab, identity, 'intermediate', (owner) => lab.ecKeyPair(owner)),
  }),
  client: tlsClient,
  server: tlsServer,
};
