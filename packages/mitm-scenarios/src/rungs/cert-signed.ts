import type { Certificate as X509Certificate } from '@cutaway/x509/certificate';
import { type Certified, certified, trustedRoots } from '../lab/certified.js';
import { Certificate, Hello } from '../messages/index.js';
import { ladderProtocol } from '../protocols/ladder/protocol.js';
import { receiveSessionKey, sendSessionKey } from './hybrid.js';
import type { Rung } from './rung.js';
import { verified } from './verified.js';

/** As `hybrid`, but the public key comes in an X.509 certificate that an authority has signed. */
export const certSigned: Rung<readonly X509Certificate[], Certified> = {
  id: 'cert-signed',
  protocol: ladderProtocol,
  traits: { keyOnTheWire: true, longLivedKey: true, sessionKey: true, certificate: 'signed', negotiation: false },
  equipClient: (lab, _who, computer) => trustedRoots(lab, computer.rogueRoot),
  equipServer: (lab, identity) => certified(lab, identity, 'root'),

  *client(party, roots, ask) {
    party.send(Hello, { server_name: party.serverName });
    const publicKey = verified(party, yield* party.receive(Certificate), roots);
    return yield* sendSessionKey(party, publicKey, ask);
  },

  *server(party, { keys, chain }, serve) {
    yield* party.receive(Hello);
    party.send(Certificate, { certificate_list: [...chain] });
    yield* receiveSessionKey(party, keys.privateKey, serve);
  },
};
