import { Hello, Plaintext } from '../messages/index.js';
import { ladderProtocol } from '../protocols/ladder/protocol.js';
import type { Rung } from './rung.js';

/** HTTP or telnet in the clear. */
export const plain: Rung<object, object> = {
  id: 'plain',
  protocol: ladderProtocol,
  traits: { keyOnTheWire: false, longLivedKey: false, sessionKey: false, certificate: 'none', negotiation: false },
  equipClient: () => ({}),
  equipServer: () => ({}),

  *client(party, _has, ask) {
    party.send(Hello, { server_name: party.serverName });
    party.send(Plaintext, { content: yield* ask() });
    return (yield* party.receive(Plaintext)).content;
  },

  *server(party, _has, serve) {
    yield* party.receive(Hello);
    const request = yield* party.receive(Plaintext);
    party.send(Plaintext, { content: yield* serve(request.content) });
  },
};
