import type { CryptoProvider } from '@cutaway/primitives/crypto';
import { CIPHERS, type SshCipherName } from '../../registry/ciphers.js';
import { MACS, type MacName } from '../../registry/macs.js';
import { aesGcm } from './aes-gcm.js';
import { chacha20Poly1305 } from './chacha20-poly1305.js';
import type { CipherAndMac } from './cipher-and-mac.js';
import { encryptAndMac } from './encrypt-and-mac.js';
import { encryptThenMac } from './encrypt-then-mac.js';
import { type Opener, type Sealer, uint32Bytes } from './protection.js';

export type { Opener, Protection, Sealer } from './protection.js';
export { unprotected } from './unprotected.js';

/** The keys of one direction (RFC 4253 §7.2); empty where the algorithm needs none. */
export interface DirectionKeys {
  readonly initialIv: Uint8Array;
  readonly encryptionKey: Uint8Array;
  readonly integrityKey: Uint8Array;
}

/** The algorithms of one direction. `mac` is `undefined` when the cipher authenticates itself. */
export interface DirectionAlgorithms {
  readonly cipher: SshCipherName;
  readonly mac: MacName | undefined;
}

/** Protection for packets to be sent. @throws {CryptoError} `crypto/unsupported`. */
export function sealerFor(crypto: CryptoProvider, algorithms: DirectionAlgorithms, keys: DirectionKeys): Sealer {
  return protectionFor(crypto, algorithms, keys, 'encryptor');
}

/** The reverse of {@link sealerFor}. */
export function openerFor(crypto: CryptoProvider, algorithms: DirectionAlgorithms, keys: DirectionKeys): Opener {
  return protectionFor(crypto, algorithms, keys, 'decryptor');
}

function protectionFor(
  crypto: CryptoProvider,
  { cipher, mac = 'none' }: DirectionAlgorithms,
  keys: DirectionKeys,
  make: 'encryptor' | 'decryptor',
): Sealer & Opener {
  const { construction } = CIPHERS[cipher];
  switch (construction.kind) {
    case 'openssh-aead':
      return chacha20Poly1305(crypto, keys.encryptionKey);
    case 'aead':
      return aesGcm(crypto, cipher, construction.aead, keys.encryptionKey, keys.initialIv);
    default: {
      const parts = cipherAndMac(crypto, cipher, mac, keys, make);
      return MACS[mac].encryptThenMac ? encryptThenMac(parts) : encryptAndMac(parts);
    }
  }
}

function cipherAndMac(
  crypto: CryptoProvider,
  cipher: SshCipherName,
  mac: MacName,
  { initialIv, encryptionKey, integrityKey }: DirectionKeys,
  make: 'encryptor' | 'decryptor',
): CipherAndMac {
  const { construction, blockLength } = CIPHERS[cipher];
  const { hash, macLength } = MACS[mac];
  return {
    algorithm: `${cipher} ${mac}`,
    blockLength,
    cipher: construction.kind === 'cipher' ? cipherState(crypto, construction, encryptionKey, initialIv, make) : same,
    mac: (sequence, ...data) =>
      hash === undefined
        ? new Uint8Array(0)
        : crypto.mac(hash, integrityKey, uint32Bytes(sequence), ...data).subarray(0, macLength),
    macLength,
  };
}

const same = (data: Uint8Array): Uint8Array => data.slice();

function cipherState(
  crypto: CryptoProvider,
  construction: { readonly cipher: Parameters<CryptoProvider['encryptor']>[0]; readonly discard?: number },
  key: Uint8Array,
  iv: Uint8Array,
  make: 'encryptor' | 'decryptor',
): (data: Uint8Array) => Uint8Array {
  const state = crypto[make](construction.cipher, key, iv);
  // RFC 4345 §4: the first keystream bytes of RC4 betray the key.
  if (construction.discard !== undefined && construction.discard > 0)
    state.update(new Uint8Array(construction.discard));
  return (data) => state.update(data);
}
