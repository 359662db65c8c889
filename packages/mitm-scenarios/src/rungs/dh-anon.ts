import { Ciphertext, Hello, KeyShare } from '../messages/index.js';
import type { Party } from '../network/party.js';
import { ladderProtocol } from '../protocols/ladder/protocol.js';
import { deriveKey } from './derive-key.js';
import type { Rung } from './rung.js';
import { open, seal } from './sealed.js';

/** Both sides make a key pair for this session alone and exchange the public halves: X25519, by nobody signed. */
export const dhAnon: Rung<object, object> = {
  id: 'dh-anon',
  protocol: ladderProtocol,
  traits: { keyOnTheWire: true, longLivedKey: false, sessionKey: true, certificate: 'none', negotiation: false },
  equipClient: () => ({}),
  equipServer: () => ({}),

  *client(party, _has, ask) {
    party.send(Hello, { server_name: party.serverName });
    const own = party.crypto.keyAgreement('X25519').generateKeyPair(party.random);
    party.send(KeyShare, { key_exchange: own.publicKey });
    const key = agree(party, own.privateKey, yield* party.receive(KeyShare));
    party.send(Ciphertext, seal(party, key, 'request', yield* ask()));
    return open(party, key, 'response', yield* party.receive(Ciphertext));
  },

  *server(party, _has, serve) {
    yield* party.receive(Hello);
    const own = party.crypto.keyAgreement('X25519').generateKeyPair(party.random);
    const peer = yield* party.receive(KeyShare);
    party.send(KeyShare, { key_exchange: own.publicKey });
    const key = agree(party, own.privateKey, peer);
    const request = open(party, key, 'request', yield* party.receive(Ciphertext));
    party.send(Ciphertext, seal(party, key, 'response', yield* serve(request)));
  },
};

function agree(party: Party, privateKey: Uint8Array, { key_exchange }: KeyShare): Uint8Array {
  party.ephemeralKey(privateKey, { function: 'random', feeds: ['shared_secret'] });
  const shared = party.attempt('key-share.usable', 'RFC 7748 §6.1', () =>
    party.crypto.keyAgreement('X25519').deriveSharedSecret(privateKey, key_exchange),
  );
  party.secret('shared_secret', shared, { function: 'X25519', feeds: ['session_key'] });
  return party.sessionKey(deriveKey(party.crypto, shared), { function: 'HKDF', rule: 'RFC 5869' });
}
