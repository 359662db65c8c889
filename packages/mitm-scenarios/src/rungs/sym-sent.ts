import { Ciphertext, Hello, SymmetricKey } from '../messages/index.js';
import { ladderProtocol } from '../protocols/ladder/protocol.js';
import type { Rung } from './rung.js';
import { open, seal } from './sealed.js';

/** The server makes a symmetric key for each session and sends it in the clear. */
export const symSent: Rung<object, object> = {
  id: 'sym-sent',
  protocol: ladderProtocol,
  traits: { keyOnTheWire: true, longLivedKey: false, sessionKey: true, certificate: 'none', negotiation: false },
  equipClient: () => ({}),
  equipServer: () => ({}),

  *client(party, _has, ask) {
    party.send(Hello, { server_name: party.serverName });
    const key = party.sessionKey((yield* party.receive(SymmetricKey)).key, { function: 'received' });
    party.send(Ciphertext, seal(party, key, 'request', yield* ask()));
    return open(party, key, 'response', yield* party.receive(Ciphertext));
  },

  *server(party, _has, serve) {
    yield* party.receive(Hello);
    const key = party.sessionKey(party.random(32), { function: 'random' });
    party.send(SymmetricKey, { key });
    const request = open(party, key, 'request', yield* party.receive(Ciphertext));
    party.send(Ciphertext, seal(party, key, 'response', yield* serve(request)));
  },
};
