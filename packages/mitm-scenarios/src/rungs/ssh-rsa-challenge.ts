import { equal, utf8 } from '@cutaway/primitives/bytes';
import type { KeyPair } from '@cutaway/primitives/crypto';
import { Ciphertext, Hello, RsaPublicKey } from '../messages/index.js';
import { ladderProtocol } from '../protocols/ladder/protocol.js';
import { newSessionKey, sessionKeyFor } from './hybrid.js';
import { rsaKeysOf } from './identity.js';
import {
  type Answer,
  aliceAnswers,
  type Challenge,
  newChallenge,
  proofOf,
  relayedAnswer,
  relayedChallenge,
} from './login-challenge.js';
import { fromMessage, toMessage } from './rsa.js';
import type { Rung } from './rung.js';
import { open, seal } from './sealed.js';

/** History: a session as in `hybrid`, then a login by decrypting a random challenge, as SSH-1 did. */
export const sshRsaChallenge: Rung<Answer, { host: KeyPair; challenge: Challenge }> = {
  id: 'ssh-rsa-challenge',
  protocol: ladderProtocol,
  traits: { keyOnTheWire: true, longLivedKey: true, sessionKey: true, certificate: 'none', negotiation: false },
  talk: 'statement',
  equipClient: (lab, who) => (who === 'genuine' ? aliceAnswers(lab) : relayedAnswer),
  equipServer: (lab, identity) => ({
    host: rsaKeysOf(lab, identity),
    challenge: identity === 'genuine' ? newChallenge(lab) : relayedChallenge(lab),
  }),

  *client(party, answer, ask) {
    party.send(Hello, { server_name: party.serverName });
    const hostKey = fromMessage(yield* party.receive(RsaPublicKey));
    const key = newSessionKey(party, hostKey);
    party.send(Ciphertext, seal(party, key, 'login', utf8('alice')));
    const challenge = open(party, key, 'challenge', yield* party.receive(Ciphertext));
    party.send(Ciphertext, seal(party, key, 'answer', yield* answer(party, challenge)));
    party.send(Ciphertext, seal(party, key, 'request', yield* ask()));
    return open(party, key, 'response', yield* party.receive(Ciphertext));
  },

  *server(party, { host, challenge }, serve) {
    yield* party.receive(Hello);
    party.send(RsaPublicKey, toMessage(host.publicKey));
    const key = yield* sessionKeyFor(party, host.privateKey);
    open(party, key, 'login', yield* party.receive(Ciphertext));
    const { encrypted, expected } = yield* challenge(party);
    party.send(Ciphertext, seal(party, key, 'challenge', encrypted));
    const answer = open(party, key, 'answer', yield* party.receive(Ciphertext));
    party.ears.hear('answer', answer);
    const right = expected === undefined || equal(answer, proofOf(party, expected));
    party.check('login.challenge', 'draft-ylonen-ssh-protocol-00', right);
    const request = open(party, key, 'request', yield* party.receive(Ciphertext));
    party.send(Ciphertext, seal(party, key, 'response', yield* serve(request)));
  },
};
