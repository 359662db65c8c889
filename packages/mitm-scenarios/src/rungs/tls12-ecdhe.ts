import { certified, trustedRoots } from '../lab/certified.js';
import { type TlsClientHas, tlsClient } from '../protocols/tls/client.js';
import { ecdhe as policy } from '../protocols/tls/policies.js';
import { tlsProtocol } from '../protocols/tls/protocol.js';
import { type TlsServerHas, tlsServer } from '../protocols/tls/server.js';
import { TLS_TRAITS } from '../protocols/tls/traits.js';
import type { Rung } from './rung.js';

/** TLS 1.2 with ephemeral Diffie-Hellman: the key in the certificate signs the server’s share, and no more. */
export const tls12Ecdhe: Rung<TlsClientHas, TlsServerHas> = {
  id: 'tls12-ecdhe',
  protocol: tlsProtocol,
  traits: TLS_TRAITS,
  equipClient: (lab, _who, { rogueRoot }) => ({ policy, anchors: trustedRoots(lab, rogueRoot), falseStart: true }),
  equipServer: (lab, identity) => ({
    policy,
    ...certified(lab, identity, 'intermediate', (owner) => lab.ecKeyPair(owner)),
  }),
  client: tlsClient,
  server: tlsServer,
};
