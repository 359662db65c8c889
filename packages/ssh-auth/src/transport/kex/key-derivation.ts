import { concat, toHex, utf8 } from '@cutaway/primitives/bytes';
import type { CryptoProvider, HashName } from '@cutaway/primitives/crypto';
import { CIPHERS } from '../../registry/ciphers.js';
import { MACS } from '../../registry/macs.js';
import type { DirectionAlgorithms, DirectionKeys } from '../protection/index.js';
import type { Transport } from '../transport.js';
import type { Negotiated } from './negotiation.js';

/** The letters that tell the keys apart (RFC 4253 §7.2). */
export const KEY_LETTERS = {
  A: 'initial_IV_client_to_server',
  B: 'initial_IV_server_to_client',
  C: 'encryption_key_client_to_server',
  D: 'encryption_key_server_to_client',
  E: 'integrity_key_client_to_server',
  F: 'integrity_key_server_to_client',
} as const;

type Letter = keyof typeof KEY_LETTERS;

/** What all keys come from. */
export interface KeyMaterial {
  readonly hash: HashName;
  /** The shared secret in the encoding it enters the hash with: an `mpint`, or a `string` for hybrids. */
  readonly K: Uint8Array;
  /** The exchange hash. */
  readonly H: Uint8Array;
  readonly sessionIdentifier: Uint8Array;
}

/**
 * One key: HASH(K || H || X || session_id), lengthened by HASH(K || H || K1 || K2 || …) as needed (RFC 4253 §7.2).
 *
 * @param length bytes wanted; none are derived for 0.
 */
export function deriveKey(crypto: CryptoProvider, material: KeyMaterial, letter: string, length: number): Uint8Array {
  if (length === 0) return new Uint8Array(0);
  const { hash, K, H, sessionIdentifier } = material;
  let key = crypto.digest(hash, concat(K, H, utf8(letter), sessionIdentifier));
  while (key.length < length) key = concat(key, crypto.digest(hash, concat(K, H, key)));
  return key.subarray(0, length);
}

/** The keys of both directions. */
export function deriveKeys(
  transport: Transport,
  negotiated: Negotiated,
  material: KeyMaterial,
): { readonly clientToServer: DirectionKeys; readonly serverToClient: DirectionKeys } {
  const derive = (letter: Letter, length: number): Uint8Array => {
    const key = deriveKey(transport.settings.crypto, material, letter, length);
    if (length > 0) traceKey(transport, material, letter, key);
    return key;
  };
  const { clientToServer, serverToClient } = negotiated;
  return {
    clientToServer: directionKeys(clientToServer, (part, length) =>
      derive({ iv: 'A', key: 'C', mac: 'E' }[part] as Letter, length),
    ),
    serverToClient: directionKeys(serverToClient, (part, length) =>
      derive({ iv: 'B', key: 'D', mac: 'F' }[part] as Letter, length),
    ),
  };
}

function directionKeys(
  { cipher, mac = 'none' }: DirectionAlgorithms,
  derive: (part: 'iv' | 'key' | 'mac', length: number) => Uint8Array,
): DirectionKeys {
  return {
    initialIv: derive('iv', CIPHERS[cipher].ivLength),
    encryptionKey: derive('key', CIPHERS[cipher].keyLength),
    integrityKey: derive('mac', MACS[mac].keyLength),
  };
}

function traceKey(
  transport: Transport,
  { hash, K, H, sessionIdentifier }: KeyMaterial,
  letter: Letter,
  key: Uint8Array,
): void {
  transport.settings.tracer?.secret({
    name: KEY_LETTERS[letter],
    function: hash,
    inputs: [
      { name: 'K', value: toHex(K) },
      { name: 'H', value: toHex(H) },
      { name: 'X', value: letter },
      { name: 'session_identifier', value: toHex(sessionIdentifier) },
    ],
    output: toHex(key),
    feeds: ['binary packet'],
    rule: 'RFC 4253 §7.2',
  });
}
