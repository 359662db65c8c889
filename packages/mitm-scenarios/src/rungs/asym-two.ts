import type { KeyPair } from '@cutaway/primitives/crypto';
import { EncryptedText, Hello, RsaPublicKey } from '../messages/index.js';
import { ladderProtocol } from '../protocols/ladder/protocol.js';
import { rsaKeysOf } from './identity.js';
import { decryptWith, encryptTo, fromMessage, toMessage } from './rsa.js';
import type { Rung } from './rung.js';

/** A key pair on each side; the public keys are exchanged and everything is encrypted to the receiver's. */
export const asymTwo: Rung<KeyPair, KeyPair> = {
  id: 'asym-two',
  protocol: ladderProtocol,
  traits: { keyOnTheWire: true, longLivedKey: true, sessionKey: false, certificate: 'none', negotiation: false },
  equipClient: (lab, who) => lab.rsaKeyPair(who === 'genuine' ? 'client' : 'attacker'),
  equipServer: rsaKeysOf,

  *client(party, own, ask) {
    party.send(Hello, { server_name: party.serverName });
    party.send(RsaPublicKey, toMessage(own.publicKey));
    const peer = fromMessage(yield* party.receive(RsaPublicKey));
    party.send(EncryptedText, { encrypted_text: encryptTo(party, peer, yield* ask()) });
    const { encrypted_text } = yield* party.receive(EncryptedText);
    return party.plaintext(decryptWith(party, own.privateKey, encrypted_text), 'RSAES-OAEP');
  },

  *server(party, own, serve) {
    yield* party.receive(Hello);
    const peer = fromMessage(yield* party.receive(RsaPublicKey));
    party.send(RsaPublicKey, toMessage(own.publicKey));
    const { encrypted_text } = yield* party.receive(EncryptedText);
    const request = party.plaintext(decryptWith(party, own.privateKey, encrypted_text), 'RSAES-OAEP');
    party.send(EncryptedText, { encrypted_text: encryptTo(party, peer, yield* serve(request)) });
  },
};
