import type { KeyPair } from '@cutaway/primitives/crypto';
import type { PrivateKeyOperations } from '@cutaway/tls-handshake';
import type { Lab } from '../../lab/lab.js';

/** A machine that has a private key and lends its use, not the key: to whom, its owner decides (Keyless SSL). */
export function keyServer(lab: Lab, { privateKey }: KeyPair): PrivateKeyOperations {
  return { decrypt: (ciphertext) => lab.crypto.decrypt({ name: 'RSAES-PKCS1-v1_5' }, privateKey, ciphertext) };
}
