import { toHex } from '@cutaway/primitives/bytes';
import type { HashName, KemName } from '@cutaway/primitives/crypto';
import { encode } from '@cutaway/primitives/wire';
import { string } from '../../wire/index.js';
import { KexHybridInit } from '../messages/kex-hybrid-init.js';
import { KexHybridReply } from '../messages/kex-hybrid-reply.js';
import type { Transport } from '../transport.js';
import { stringInput } from './exchange-hash.js';
import { type KeyExchangeMethod, type TracedInput, tracedInputs, traceSharedSecret } from './method.js';

/** A KEM and a curve together: K is the hash of both secrets, a `string` (draft-ietf-sshm-mlkem-hybrid-kex §2.4). */
export function hybrid(name: KemName, hash: HashName): KeyExchangeMethod {
  return {
    *client(transport) {
      const { crypto, random } = transport.settings;
      const kem = crypto.kem(name);
      const { privateKey, publicKey } = kem.generateKeyPair(random);
      const C_INIT = transport.value('C_INIT', publicKey);
      const init = transport.send(KexHybridInit, { C_INIT });
      const reply = yield* transport.expect(KexHybridReply);
      const { K_S, S_REPLY, signature_of_H } = reply.value;
      const secrets = kem.decapsulate(privateKey, S_REPLY);
      const inputs = [
        { name: 'private_key', value: privateKey },
        { name: 'S_REPLY', value: S_REPLY, from: reply.id },
      ];
      return {
        K_S,
        signature_of_H,
        reply: reply.id,
        values: [stringInput('C_INIT', C_INIT, init.id), stringInput('S_REPLY', S_REPLY, reply.id)],
        K: combine(transport, hash, name, inputs, secrets),
      };
    },

    *server(transport, K_S, sign) {
      const { crypto, random } = transport.settings;
      const init = yield* transport.expect(KexHybridInit);
      const { C_INIT } = init.value;
      const { ciphertext, sharedSecret } = crypto.kem(name).encapsulate(C_INIT, random);
      const S_REPLY = transport.value('S_REPLY', ciphertext);
      const inputs = [
        { name: 'C_INIT', value: C_INIT, from: init.id },
        { name: 'S_REPLY', value: S_REPLY },
      ];
      const values = [stringInput('C_INIT', C_INIT, init.id), stringInput('S_REPLY', S_REPLY)];
      const signature_of_H = yield* sign({ values, K: combine(transport, hash, name, inputs, sharedSecret) });
      transport.send(KexHybridReply, { K_S, S_REPLY, signature_of_H });
    },
  };
}

/** K = HASH(K_PQ || K_CL), as a `string`. */
function combine(
  transport: Transport,
  hash: HashName,
  name: KemName,
  inputs: readonly TracedInput[],
  secrets: Uint8Array,
): Uint8Array {
  const { crypto, tracer } = transport.settings;
  const from = tracer?.secret({
    name: 'K_PQ || K_CL',
    function: name,
    inputs: tracedInputs(inputs),
    output: toHex(secrets),
    feeds: ['shared_secret'],
    rule: 'draft-ietf-sshm-mlkem-hybrid-kex §2.4',
  });
  const secret = crypto.digest(hash, secrets);
  traceSharedSecret(transport, hash, [{ name: 'K_PQ || K_CL', value: secrets, from }], secret);
  return encode(string(), secret);
}
