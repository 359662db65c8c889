import type { AeadName, CipherName, HashName } from '@cutaway/primitives/crypto';

/** Every name of the interface, for suites that go through all. */
export const HASHES: readonly HashName[] = ['MD5', 'SHA-1', 'SHA-224', 'SHA-256', 'SHA-384', 'SHA-512', 'MD5-SHA-1'];

export const AEADS: readonly AeadName[] = [
  'AES-128-GCM',
  'AES-192-GCM',
  'AES-256-GCM',
  'AES-128-CCM',
  'AES-192-CCM',
  'AES-256-CCM',
  'AES-128-CCM-8',
  'AES-256-CCM-8',
  'ChaCha20-Poly1305',
];

export const CIPHERS: readonly CipherName[] = [
  'AES-128-CBC',
  'AES-192-CBC',
  'AES-256-CBC',
  'AES-128-CTR',
  'AES-192-CTR',
  'AES-256-CTR',
  '3DES-EDE-CBC',
  'DES-CBC',
  'RC4',
];
