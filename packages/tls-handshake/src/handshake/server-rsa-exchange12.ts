import { concat, toHex } from '@cutaway/primitives/bytes';
import { CryptoError, constantTimeEqual } from '@cutaway/primitives/crypto';
import { type Credential, isPrivateKey } from '../authentication/credential.js';
import type { Handshake, MessageFlow, Received } from '../connection/message-flow.js';
import { TlsError } from '../errors/tls-error.js';
import type { ClientKeyExchange } from '../messages/client-key-exchange.js';

const PRE_MASTER_LENGTH = 48;

/**
 * The client's pre-master secret, decrypted (RFC 5246 §7.4.7.1).
 *
 * Whatever is wrong with it (padding, length, version) a random secret takes its place, so that all of that ends the
 * same way: in a Finished that does not open. An answer that differed would decrypt for the one who asks (Bleichenbacher).
 *
 * @param clientVersion `client_version` of the ClientHello, which the secret repeats.
 */
export function* receivePreMasterSecret(
  flow: MessageFlow,
  credential: Credential,
  clientVersion: number,
  { value, id: message }: Received<ClientKeyExchange>,
): Handshake<{ readonly preMasterSecret: Uint8Array; readonly id: number | undefined }> {
  const version = Uint8Array.of(clientVersion >> 8, clientVersion & 0xff);
  const random = concat(version, flow.random(PRE_MASTER_LENGTH - 2));
  const decrypted = yield* flow.perform(() => decryptWith(flow, credential, value.exchange_keys, random));
  // What a wrong padding decrypts to has a random length, so the length tells nothing.
  const candidate = decrypted.length === PRE_MASTER_LENGTH ? decrypted : random;
  const mask = -Number(constantTimeEqual(candidate.subarray(0, 2), version));
  const preMasterSecret = random.map((byte, i) => (byte & ~mask) | ((candidate[i] as number) & mask));
  const id = flow.derive(() => ({
    name: 'pre_master_secret',
    function: 'RSAES-PKCS1-v1_5',
    inputs: [
      {
        name: 'encrypted_pre_master_secret',
        value: toHex(value.exchange_keys),
        ...(message === undefined ? {} : { from: message }),
      },
    ],
    output: toHex(preMasterSecret),
    feeds: ['master_secret'],
    rule: 'RFC 5246 §7.4.7.1',
  }));
  return { preMasterSecret, id };
}

function decryptWith(
  flow: MessageFlow,
  { privateKey }: Credential,
  ciphertext: Uint8Array,
  random: Uint8Array,
): Uint8Array | PromiseLike<Uint8Array> {
  if (!isPrivateKey(privateKey)) {
    if (privateKey.decrypt !== undefined) return privateKey.decrypt(ciphertext);
    throw new TlsError('tls/invalid-options', { option: 'credential.privateKey.decrypt', value: '' });
  }
  try {
    return flow.crypto.decrypt({ name: 'RSAES-PKCS1-v1_5' }, privateKey, ciphertext);
  } catch (error) {
    // Its length or size is wrong, which anybody sees.
    if (error instanceof CryptoError) return random;
    throw error;
  }
}
