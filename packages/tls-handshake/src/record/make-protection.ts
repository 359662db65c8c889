import type { CryptoProvider, RandomSource } from '@cutaway/primitives/crypto';
import { TlsError } from '../errors/tls-error.js';
import type { WriteKeys } from '../key-schedule/tls12.js';
import type { TrafficKeys } from '../key-schedule/tls13.js';
import type { CipherSuiteParameters } from '../registry/cipher-suites.js';
import { AeadProtection12 } from './aead-tls12.js';
import { AeadProtection13, type PaddingRule } from './aead-tls13.js';
import { GenericBlockCipher } from './generic-block-cipher.js';
import { GenericStreamCipher } from './generic-stream-cipher.js';
import type { RecordProtection } from './protection.js';
import { RecordMac } from './record-mac.js';

/** What the protection of a direction depends on besides the suite; only ciphers that are no AEADs ask for it. */
export interface ProtectionUse {
  readonly direction: 'read' | 'write';
  readonly encryptThenMac?: boolean;
  /** For the IVs of CBC; the provider's unless given. */
  readonly random?: RandomSource;
  /** Replaces parts of CBC records that are written; from `./lab`. */
  readonly altered?: ((name: string, bytes: Uint8Array) => Uint8Array) | undefined;
}

/**
 * The protection of one direction, from the keys of TLS 1.2 and before.
 *
 * @param keyName name of the key in the trace: `client_write_key` or `server_write_key`.
 */
export function protection12(
  crypto: CryptoProvider,
  suite: CipherSuiteParameters,
  keys: WriteKeys,
  keyName: string,
  { direction, encryptThenMac = false, random = (length) => crypto.random(length), altered }: ProtectionUse,
): RecordProtection {
  const { encryption } = suite;
  if (encryption.type === 'aead') {
    return new AeadProtection12(crypto.aead(encryption.algorithm, keys.key), keys.iv, keyName);
  }
  const mac = new RecordMac(crypto, encryption.mac, keys.macKey);
  const name = `${encryption.algorithm} with HMAC-${encryption.mac.hash}`;
  if (encryption.type === 'block') {
    const { algorithm: cipher, blockLength } = encryption;
    const { key, iv } = keys;
    const use = { crypto, cipher, blockLength, key, iv, direction, mac, encryptThenMac, random, altered };
    return new GenericBlockCipher(encryptThenMac ? `${name}, encrypt-then-MAC` : name, keyName, use);
  }
  const cipher =
    encryption.algorithm === 'NULL'
      ? undefined
      : crypto[direction === 'write' ? 'encryptor' : 'decryptor'](encryption.algorithm, keys.key, new Uint8Array(0));
  return new GenericStreamCipher(name, keyName, cipher, mac);
}

/**
 * The protection of one direction, from a traffic secret's keys.
 *
 * @throws {TlsError} `tls/cipher-suite-unfit` for a suite of an older version.
 */
export function protection13(
  crypto: CryptoProvider,
  suite: CipherSuiteParameters,
  { key, iv, keyName }: TrafficKeys,
  padding?: PaddingRule,
): RecordProtection {
  const { encryption } = suite;
  if (encryption.type !== 'aead') throw new TlsError('tls/cipher-suite-unfit', { actual: suite.name });
  return new AeadProtection13(crypto.aead(encryption.algorithm, key), iv, keyName, padding);
}
