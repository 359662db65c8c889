import { certified, trustedRoots } from '../lab/certified.js';
import { type TlsClientHas, tlsClient } from '../protocols/tls/client.js';
import { keyServer } from '../protocols/tls/key-server.js';
import { staticRsa as policy } from '../protocols/tls/policies.js';
import { tlsProtocol } from '../protocols/tls/protocol.js';
import { type TlsServerHas, tlsServer } from '../protocols/tls/server.js';
import { TLS_TRAITS } from '../protocols/tls/traits.js';
import type { Rung } from './rung.js';

/** As `tls12-rsa`, but the server has the certificate alone; another machine has the key, and decrypts for it. */
export const keyless: Rung<TlsClientHas, TlsServerHas> = {
  id: 'keyless',
  protocol: tlsProtocol,
  traits: TLS_TRAITS,
  equipClient: (lab, _who, { rogueRoot }) => ({ policy, anchors: trustedRoots(lab, rogueRoot) }),
  equipServer(lab, identity) {
    const { keys, chain } = certified(lab, identity, 'intermediate');
    return { policy, chain, keyServer: keyServer(lab, keys) };
  },
  elsewhere: (lab) => certified(lab, 'genuine', 'intermediate').keys,
  client: tlsClient,
  server: tlsServer,
};
