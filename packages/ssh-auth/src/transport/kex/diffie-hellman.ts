import type { FiniteFieldGroupName } from '@cutaway/primitives/crypto';
import { encode } from '@cutaway/primitives/wire';
import { mpint } from '../../wire/index.js';
import { KexdhInit } from '../messages/kexdh-init.js';
import { KexdhReply } from '../messages/kexdh-reply.js';
import { mpintInput } from './exchange-hash.js';
import { type KeyExchangeMethod, traceSharedSecret } from './method.js';

/** Diffie-Hellman in a group both sides know (RFC 4253 §8, RFC 8268). */
export function diffieHellman(group: FiniteFieldGroupName): KeyExchangeMethod {
  return {
    *client(transport) {
      const { crypto, random } = transport.settings;
      const agreement = crypto.keyAgreement(group);
      const { privateKey: x, publicKey } = agreement.generateKeyPair(random);
      const e = transport.value('e', publicKey);
      const init = transport.send(KexdhInit, { e });
      const reply = yield* transport.expect(KexdhReply);
      const { K_S, f, signature_of_H } = reply.value;
      const secret = agreement.deriveSharedSecret(x, f);
      const inputs = [
        { name: 'x', value: x },
        { name: 'f', value: f, from: reply.id },
      ];
      traceSharedSecret(transport, group, inputs, secret);
      return {
        K_S,
        signature_of_H,
        reply: reply.id,
        values: [mpintInput('e', e, init.id), mpintInput('f', f, reply.id)],
        K: encode(mpint, secret),
      };
    },

    *server(transport, K_S, sign) {
      const { crypto, random } = transport.settings;
      const init = yield* transport.expect(KexdhInit);
      const { e } = init.value;
      const agreement = crypto.keyAgreement(group);
      const { privateKey: y, publicKey } = agreement.generateKeyPair(random);
      const f = transport.value('f', publicKey);
      const secret = agreement.deriveSharedSecret(y, e);
      const inputs = [
        { name: 'y', value: y },
        { name: 'e', value: e, from: init.id },
      ];
      traceSharedSecret(transport, group, inputs, secret);
      const values = [mpintInput('e', e, init.id), mpintInput('f', f)];
      const signature_of_H = yield* sign({ values, K: encode(mpint, secret) });
      transport.send(KexdhReply, { K_S, f, signature_of_H });
    },
  };
}
