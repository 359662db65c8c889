import type { KeyPair } from '@cutaway/primitives/crypto';
import { EncryptedText, Hello, PrivateKeyCiphertext, RsaPublicKey } from '../messages/index.js';
import { ladderProtocol } from '../protocols/ladder/protocol.js';
import { rsaKeysOf } from './identity.js';
import { privateKeyEncrypt, publicKeyRecover } from './private-key-encryption.js';
import { decryptWith, encryptTo, fromMessage, toMessage } from './rsa.js';
import type { Rung } from './rung.js';

/** Only the server has a key pair: requests are encrypted to it, answers "encrypted with the private key". */
export const asymOne: Rung<object, KeyPair> = {
  id: 'asym-one',
  protocol: ladderProtocol,
  traits: { keyOnTheWire: true, longLivedKey: true, sessionKey: false, certificate: 'none', negotiation: false },
  equipClient: () => ({}),
  equipServer: rsaKeysOf,

  *client(party, _has, ask) {
    party.send(Hello, { server_name: party.serverName });
    const publicKey = fromMessage(yield* party.receive(RsaPublicKey));
    party.send(EncryptedText, { encrypted_text: encryptTo(party, publicKey, yield* ask()) });
    const { ciphertext } = yield* party.receive(PrivateKeyCiphertext);
    const recover = () => publicKeyRecover(publicKey, ciphertext);
    return party.plaintext(party.attempt('rsa.block-type', 'RFC 8017 §9.2', recover), 'RSAVP1');
  },

  *server(party, { publicKey, privateKey }, serve) {
    yield* party.receive(Hello);
    party.send(RsaPublicKey, toMessage(publicKey));
    const { encrypted_text } = yield* party.receive(EncryptedText);
    const request = party.plaintext(decryptWith(party, privateKey, encrypted_text), 'RSAES-OAEP');
    party.send(PrivateKeyCiphertext, { ciphertext: privateKeyEncrypt(privateKey, yield* serve(request)) });
  },
};
