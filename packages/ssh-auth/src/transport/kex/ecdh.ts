import type { KeyAgreementName } from '@cutaway/primitives/crypto';
import { encode } from '@cutaway/primitives/wire';
import { mpint } from '../../wire/index.js';
import { KexEcdhInit } from '../messages/kex-ecdh-init.js';
import { KexEcdhReply } from '../messages/kex-ecdh-reply.js';
import { stringInput } from './exchange-hash.js';
import { type KeyExchangeMethod, traceSharedSecret } from './method.js';

/** ECDH with NIST curves, X25519 or X448: both sides send a point, K is an integer (RFC 5656 §4, RFC 8731 §3). */
export function ecdh(group: KeyAgreementName): KeyExchangeMethod {
  return {
    *client(transport) {
      const { crypto, random } = transport.settings;
      const agreement = crypto.keyAgreement(group);
      const { privateKey, publicKey } = agreement.generateKeyPair(random);
      const Q_C = transport.value('Q_C', publicKey);
      const init = transport.send(KexEcdhInit, { Q_C });
      const reply = yield* transport.expect(KexEcdhReply);
      const { K_S, Q_S, signature_of_H } = reply.value;
      const secret = agreement.deriveSharedSecret(privateKey, Q_S);
      const inputs = [
        { name: 'private_key', value: privateKey },
        { name: 'Q_S', value: Q_S, from: reply.id },
      ];
      traceSharedSecret(transport, group, inputs, secret);
      return {
        K_S,
        signature_of_H,
        reply: reply.id,
        values: [stringInput('Q_C', Q_C, init.id), stringInput('Q_S', Q_S, reply.id)],
        K: encode(mpint, secret),
      };
    },

    *server(transport, K_S, sign) {
      const { crypto, random } = transport.settings;
      const init = yield* transport.expect(KexEcdhInit);
      const { Q_C } = init.value;
      const agreement = crypto.keyAgreement(group);
      const { privateKey, publicKey } = agreement.generateKeyPair(random);
      const Q_S = transport.value('Q_S', publicKey);
      const secret = agreement.deriveSharedSecret(privateKey, Q_C);
      const inputs = [
        { name: 'private_key', value: privateKey },
        { name: 'Q_C', value: Q_C, from: init.id },
      ];
      traceSharedSecret(transport, group, inputs, secret);
      const values = [stringInput('Q_C', Q_C, init.id), stringInput('Q_S', Q_S)];
      const signature_of_H = yield* sign({ values, K: encode(mpint, secret) });
      transport.send(KexEcdhReply, { K_S, Q_S, signature_of_H });
    },
  };
}
