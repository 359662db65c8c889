import { equal } from '@cutaway/primitives/bytes';
import { DigestedText, Hello } from '../messages/index.js';
import type { Party } from '../network/party.js';
import { ladderProtocol } from '../protocols/ladder/protocol.js';
import type { Rung } from './rung.js';

/** Text with a bare digest: the receiver computes it again and compares. */
export const digest: Rung<object, object> = {
  id: 'digest',
  protocol: ladderProtocol,
  traits: { keyOnTheWire: false, longLivedKey: false, sessionKey: false, certificate: 'none', negotiation: false },
  equipClient: () => ({}),
  equipServer: () => ({}),

  *client(party, _has, ask) {
    party.send(Hello, { server_name: party.serverName });
    party.send(DigestedText, withDigest(party, yield* ask()));
    return compared(party, yield* party.receive(DigestedText));
  },

  *server(party, _has, serve) {
    yield* party.receive(Hello);
    const request = compared(party, yield* party.receive(DigestedText));
    party.send(DigestedText, withDigest(party, yield* serve(request)));
  },
};

const withDigest = (party: Party, content: Uint8Array): DigestedText => ({
  content,
  digest: party.crypto.digest('SHA-256', content),
});

function compared(party: Party, { content, digest }: DigestedText): Uint8Array {
  party.check('digest.equal', 'FIPS 180-4 §6.2', equal(party.crypto.digest('SHA-256', content), digest));
  return content;
}
