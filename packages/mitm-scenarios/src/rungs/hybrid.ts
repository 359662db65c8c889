import type { KeyPair, PrivateKey, PublicKey } from '@cutaway/primitives/crypto';
import { Ciphertext, EncryptedKey, Hello, RsaPublicKey } from '../messages/index.js';
import type { Party } from '../network/party.js';
import type { Program } from '../network/program.js';
import { ladderProtocol } from '../protocols/ladder/protocol.js';
import { rsaKeysOf } from './identity.js';
import { decryptWith, encryptTo, fromMessage, toMessage } from './rsa.js';
import type { Ask, Rung, Serve } from './rung.js';
import { open, seal } from './sealed.js';

/** The client makes the session key and encrypts it to the public key that the server sent. */
export const hybrid: Rung<object, KeyPair> = {
  id: 'hybrid',
  protocol: ladderProtocol,
  traits: { keyOnTheWire: true, longLivedKey: true, sessionKey: true, certificate: 'none', negotiation: false },
  equipClient: () => ({}),
  equipServer: rsaKeysOf,

  *client(party, _has, ask) {
    party.send(Hello, { server_name: party.serverName });
    const publicKey = fromMessage(yield* party.receive(RsaPublicKey));
    return yield* sendSessionKey(party, publicKey, ask);
  },

  *server(party, { publicKey, privateKey }, serve) {
    yield* party.receive(Hello);
    party.send(RsaPublicKey, toMessage(publicKey));
    yield* receiveSessionKey(party, privateKey, serve);
  },
};

/** Makes a session key and sends it. */
export function newSessionKey(party: Party, publicKey: PublicKey): Uint8Array {
  const key = party.sessionKey(party.random(32), { function: 'random' });
  party.send(EncryptedKey, { encrypted_key: encryptTo(party, publicKey, key) });
  return key;
}

/** The client's part once it has a public key. */
export function* sendSessionKey(party: Party, publicKey: PublicKey, ask: Ask): Program<Uint8Array> {
  const key = newSessionKey(party, publicKey);
  party.send(Ciphertext, seal(party, key, 'request', yield* ask()));
  return open(party, key, 'response', yield* party.receive(Ciphertext));
}

/** Waits for the session key. */
export function* sessionKeyFor(party: Party, privateKey: PrivateKey): Program<Uint8Array> {
  const { encrypted_key } = yield* party.receive(EncryptedKey);
  return party.sessionKey(decryptWith(party, privateKey, encrypted_key), { function: 'RSAES-OAEP' });
}

/** The server's part once its public key is sent. */
export function* receiveSessionKey(party: Party, privateKey: PrivateKey, serve: Serve): Program<void> {
  const key = yield* sessionKeyFor(party, privateKey);
  const request = open(party, key, 'request', yield* party.receive(Ciphertext));
  party.send(Ciphertext, seal(party, key, 'response', yield* serve(request)));
}
