import { certified, certifiedUser, trustedRoots } from '../lab/certified.js';
import { type TlsClientHas, tlsClient } from '../protocols/tls/client.js';
import { ecdhe as policy } from '../protocols/tls/policies.js';
import { tlsProtocol } from '../protocols/tls/protocol.js';
import { type TlsServerHas, tlsServer } from '../protocols/tls/server.js';
import { TLS_TRAITS } from '../protocols/tls/traits.js';
import type { Rung } from './rung.js';

/** As `tls12-ecdhe`, but the server asks for a certificate too: only who has one and its key gets in. */
export const tls12Mutual: Rung<TlsClientHas, TlsServerHas> = {
  id: 'tls12-mutual',
  protocol: tlsProtocol,
  traits: TLS_TRAITS,
  talk: 'statement',
  equipClient: (lab, who, { rogueRoot }) => ({
    policy,
    anchors: trustedRoots(lab, rogueRoot),
    identity: certifiedUser(lab, who === 'genuine' ? 'client' : 'attacker'),
  }),
  equipServer: (lab, identity) => ({
    policy,
    ...certified(lab, identity, 'intermediate', (owner) => lab.ecKeyPair(owner)),
    // The attacker, in the server’s place, takes any certificate that its own root or the real one vouches for.
    userAnchors: trustedRoots(lab, identity !== 'genuine'),
  }),
  client: tlsClient,
  server: tlsServer,
};
