import type { AeadName, CipherName, HashName } from '@cutaway/primitives/crypto';
import { CipherSuite, type CipherSuiteName } from './cipher-suite-names.js';
import { SSL_3_0, TLS_1_0, TLS_1_2, TLS_1_3 } from './protocol-version.js';

/** How the shared secret comes about. */
export type KeyExchangeMethod = 'RSA' | 'DHE' | 'ECDHE';

/** How the server proves who it is; `anon`: it does not. */
export type AuthenticationMethod = 'RSA' | 'DSS' | 'ECDSA' | 'anon';

/** `CipherType` and what goes with it (RFC 5246 A.6). Lengths are bytes. */
export type BulkEncryption =
  | {
      readonly type: 'aead';
      readonly algorithm: AeadName;
      readonly keyLength: number;
      /** The part of a TLS 1.2 nonce that comes from the key block; 12 for ChaCha20-Poly1305 and TLS 1.3. */
      readonly fixedIvLength: number;
      /** The part of a TLS 1.2 nonce that stands in each record. */
      readonly recordIvLength: number;
      readonly tagLength: number;
    }
  | {
      readonly type: 'block';
      readonly algorithm: CipherName;
      readonly keyLength: number;
      readonly blockLength: number;
      readonly mac: MacAlgorithm;
    }
  | {
      readonly type: 'stream';
      /** `NULL` encrypts nothing. */
      readonly algorithm: CipherName | 'NULL';
      readonly keyLength: number;
      readonly mac: MacAlgorithm;
    };

/** HMAC of a record in suites that are not AEAD. */
export interface MacAlgorithm {
  readonly hash: HashName;
  readonly length: number;
}

/** A cipher suite taken apart. */
export interface CipherSuiteParameters {
  readonly id: number;
  readonly name: CipherSuiteName;
  /** `null` in TLS 1.3, where the suite does not say. */
  readonly keyExchange: KeyExchangeMethod | null;
  readonly authentication: AuthenticationMethod | null;
  /**
   * Keys are made of 40 secret bits, and exchanged under RSA or Diffie-Hellman of at most 512 (RFC 2246 §6.3.1, D.1).
   * Gone since TLS 1.1 (RFC 4346 A.5).
   */
  readonly export: boolean;
  readonly encryption: BulkEncryption;
  /** For the PRF of TLS 1.2, HKDF of TLS 1.3, and the transcript. */
  readonly hash: HashName;
  readonly minVersion: number;
  readonly maxVersion: number;
}

const HASHES: Readonly<Record<string, { hash: HashName; length: number }>> = {
  MD5: { hash: 'MD5', length: 16 },
  SHA: { hash: 'SHA-1', length: 20 },
  SHA256: { hash: 'SHA-256', length: 32 },
  SHA384: { hash: 'SHA-384', length: 48 },
};

const aead = (algorithm: AeadName, keyLength: number, fixedIvLength: number, tagLength = 16): BulkEncryption => ({
  type: 'aead',
  algorithm,
  keyLength,
  fixedIvLength,
  recordIvLength: 12 - fixedIvLength,
  tagLength,
});

const AEADS: Readonly<Record<string, BulkEncryption>> = {
  AES_128_GCM: aead('AES-128-GCM', 16, 4),
  AES_256_GCM: aead('AES-256-GCM', 32, 4),
  AES_128_CCM: aead('AES-128-CCM', 16, 4),
  AES_256_CCM: aead('AES-256-CCM', 32, 4),
  AES_128_CCM_8: aead('AES-128-CCM-8', 16, 4, 8),
  AES_256_CCM_8: aead('AES-256-CCM-8', 32, 4, 8),
  CHACHA20_POLY1305: aead('ChaCha20-Poly1305', 32, 12),
};

const BLOCK_CIPHERS: Readonly<Record<string, { algorithm: CipherName; keyLength: number; blockLength: number }>> = {
  DES40_CBC: { algorithm: 'DES-CBC', keyLength: 8, blockLength: 8 },
  DES_CBC: { algorithm: 'DES-CBC', keyLength: 8, blockLength: 8 },
  '3DES_EDE_CBC': { algorithm: '3DES-EDE-CBC', keyLength: 24, blockLength: 8 },
  AES_128_CBC: { algorithm: 'AES-128-CBC', keyLength: 16, blockLength: 16 },
  AES_256_CBC: { algorithm: 'AES-256-CBC', keyLength: 32, blockLength: 16 },
};

const STREAM_CIPHERS: Readonly<Record<string, { algorithm: CipherName | 'NULL'; keyLength: number }>> = {
  NULL: { algorithm: 'NULL', keyLength: 0 },
  RC4_40: { algorithm: 'RC4', keyLength: 16 },
  RC4_128: { algorithm: 'RC4', keyLength: 16 },
};

/** Reads a suite's name: `TLS_<key exchange>[_<authentication>][_EXPORT]_WITH_<cipher>_<hash>`, or without WITH in TLS 1.3. */
function takeApart(name: CipherSuiteName, id: number): CipherSuiteParameters | undefined {
  const parts = /^TLS_(?:(?<exchange>.+)_WITH_)?(?<cipher>.+?)(?:_(?<hash>MD5|SHA|SHA256|SHA384))?$/.exec(name)?.groups;
  const cipher = parts?.cipher ?? '';
  const exchange = parts?.exchange;
  const digest = HASHES[parts?.hash ?? 'SHA256'];
  const block = BLOCK_CIPHERS[cipher];
  const stream = STREAM_CIPHERS[cipher];
  const encryption: BulkEncryption | undefined =
    AEADS[cipher] ??
    (block && digest && { type: 'block', ...block, mac: digest }) ??
    (stream && digest && { type: 'stream', ...stream, mac: digest });
  if (encryption === undefined || digest === undefined || exchange === 'NULL') return undefined;

  const isAead = encryption.type === 'aead';
  const common = { id, name, encryption };
  if (exchange === undefined) {
    const hash = digest.hash;
    const nonce = { ...encryption, fixedIvLength: 12, recordIvLength: 0 } as BulkEncryption;
    const versions = { minVersion: TLS_1_3, maxVersion: TLS_1_3 };
    return { ...common, encryption: nonce, keyExchange: null, authentication: null, export: false, hash, ...versions };
  }
  const [method, second] = exchange.replace('_EXPORT', '').split('_');
  const weakened = exchange.includes('_EXPORT');
  return {
    ...common,
    keyExchange: method === 'RSA' ? 'RSA' : method === 'DH' || method === 'DHE' ? 'DHE' : 'ECDHE',
    authentication: method === 'RSA' ? 'RSA' : (second as AuthenticationMethod),
    export: weakened,
    // Suites older than TLS 1.2 use SHA-256 in its PRF, whatever their MAC (RFC 5246 §5).
    hash: digest.hash === 'SHA-384' ? 'SHA-384' : 'SHA-256',
    minVersion: isAead || digest.length > 20 ? TLS_1_2 : SSL_3_0,
    maxVersion: weakened ? TLS_1_0 : TLS_1_2,
  };
}

const byId = new Map<number, CipherSuiteParameters>();
for (const [name, id] of Object.entries(CipherSuite.of)) {
  const suite = takeApart(name as CipherSuiteName, id);
  if (suite !== undefined) byId.set(id, suite);
}

/** Every suite this package can speak. */
export const cipherSuites: readonly CipherSuiteParameters[] = [...byId.values()];

/** The parts of a suite, or `undefined` for one that cannot be spoken. */
export function cipherSuite(id: number): CipherSuiteParameters | undefined {
  return byId.get(id);
}

/** Whether a suite can be used in a version. */
export function suiteFitsVersion(suite: CipherSuiteParameters, version: number): boolean {
  return suite.minVersion <= version && version <= suite.maxVersion;
}
