import { certified, trustedRoots } from '../lab/certified.js';
import { type TlsClientHas, tlsClient } from '../protocols/tls/client.js';
import { staticRsa as policy } from '../protocols/tls/policies.js';
import { tlsProtocol } from '../protocols/tls/protocol.js';
import { type TlsServerHas, tlsServer } from '../protocols/tls/server.js';
import { TLS_TRAITS } from '../protocols/tls/traits.js';
import type { Rung } from './rung.js';

/** TLS 1.2 with the RSA key exchange: the client encrypts the pre-master secret to the key in the certificate. */
export const tls12Rsa: Rung<TlsClientHas, TlsServerHas> = {
  id: 'tls12-rsa',
  protocol: tlsProtocol,
  traits: TLS_TRAITS,
  equipClient: (lab, _who, { rogueRoot }) => ({ policy, anchors: trustedRoots(lab, rogueRoot) }),
  equipServer: (lab, identity) => ({ policy, ...certified(lab, identity, 'intermediate') }),
  client: tlsClient,
  server: tlsServer,
};
