import { Ciphertext, Hello } from '../messages/index.js';
import { ladderProtocol } from '../protocols/ladder/protocol.js';
import { ownerOf } from './identity.js';
import type { Rung } from './rung.js';
import { open, seal } from './sealed.js';

/** Every client ships with the key of every server. No key ever crosses the wire. */
export const symPreshared: Rung<Uint8Array, Uint8Array> = {
  id: 'sym-preshared',
  protocol: ladderProtocol,
  traits: { keyOnTheWire: false, longLivedKey: true, sessionKey: true, certificate: 'none', negotiation: false },
  equipClient: (lab, who) => lab.symmetricKey(who === 'genuine' ? 'server' : 'attacker'),
  equipServer: (lab, identity) => lab.symmetricKey(ownerOf(identity)),

  *client(party, presharedKey, ask) {
    const key = party.sessionKey(presharedKey, { function: 'preshared' });
    party.send(Hello, { server_name: party.serverName });
    party.send(Ciphertext, seal(party, key, 'request', yield* ask()));
    return open(party, key, 'response', yield* party.receive(Ciphertext));
  },

  *server(party, presharedKey, serve) {
    const key = party.sessionKey(presharedKey, { function: 'preshared' });
    yield* party.receive(Hello);
    const request = open(party, key, 'request', yield* party.receive(Ciphertext));
    party.send(Ciphertext, seal(party, key, 'response', yield* serve(request)));
  },
};
