import { createCipheriv, createDecipheriv, createHash, createHmac, createSecretKey, randomBytes } from 'node:crypto';
import {
  type AeadName,
  aeadParameters,
  type CipherName,
  type CryptoProvider,
  cipherParameters,
  type HashName,
} from '@cutaway/primitives/crypto';
import { noble } from '@cutaway/primitives/noble';
import { nodeCrypto } from '@cutaway/primitives/node';
import { type Comparison, compare } from '@cutaway/test-support/bench';

const CONTENDERS = ['noble', 'node', 'node:crypto'] as const;
type Row = Comparison<(typeof CONTENDERS)[number]>;

/** A full TLS record (RFC 8446 §5.1), and a short one such as an alert, a Finished or a keystroke makes. */
const RECORD = 16384;
const SHORT = 64;

const bytes = (length: number): Uint8Array => new Uint8Array(randomBytes(length));

const both = (work: (provider: CryptoProvider) => () => unknown): Pick<Row['contenders'], 'noble' | 'node'> => ({
  noble: work(noble),
  node: work(nodeCrypto),
});

const HASHES: Readonly<Record<HashName, string>> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-224': 'sha224',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
  'MD5-SHA-1': 'md5-sha1',
};

const hashing = (length: number): Row[] =>
  Object.entries(HASHES).map(([name, openssl]) => {
    const data = bytes(length);
    return {
      name,
      bytes: length,
      contenders: {
        ...both((provider) => () => provider.digest(name as HashName, data)),
        'node:crypto': () => createHash(openssl).update(data).digest(),
      },
    };
  });

const authenticating = (length: number): Row[] =>
  Object.entries(HASHES)
    .filter(([name]) => name !== 'MD5-SHA-1')
    .map(([name, openssl]) => {
      const [key, data] = [bytes(32), bytes(length)];
      // Node 24 is several times slower with the bytes of a key than with a key object.
      const object = createSecretKey(key);
      return {
        name: `HMAC-${name}`,
        bytes: length,
        contenders: {
          ...both((provider) => () => provider.mac(name as HashName, key, data)),
          'node:crypto': () => createHmac(openssl, object).update(data).digest(),
        },
      };
    });

const AEADS: Readonly<Record<AeadName, string>> = {
  'AES-128-GCM': 'aes-128-gcm',
  'AES-192-GCM': 'aes-192-gcm',
  'AES-256-GCM': 'aes-256-gcm',
  'AES-128-CCM': 'aes-128-ccm',
  'AES-192-CCM': 'aes-192-ccm',
  'AES-256-CCM': 'aes-256-ccm',
  'AES-128-CCM-8': 'aes-128-ccm',
  'AES-256-CCM-8': 'aes-256-ccm',
  'ChaCha20-Poly1305': 'chacha20-poly1305',
};

const sealing = (length: number): Row[] =>
  (Object.entries(AEADS) as [AeadName, string][]).flatMap(([name, openssl]): Row[] => {
    const { keyLength, tagLength } = aeadParameters(name);
    const [key, nonce, data, aad] = [bytes(keyLength), bytes(12), bytes(length), bytes(13)];
    const sealed = noble.aead(name, key).seal(nonce, data, aad);
    const tag = sealed.subarray(length);
    const ciphertext = sealed.subarray(0, length);
    const options = { authTagLength: tagLength };
    const object = createSecretKey(key);
    return [
      {
        name: `${name} seal`,
        bytes: length,
        contenders: {
          ...both((provider) => {
            const aead = provider.aead(name, key);
            return () => aead.seal(nonce, data, aad);
          }),
          'node:crypto': () => {
            const cipher = createCipheriv(openssl as 'chacha20-poly1305', object, nonce, options);
            cipher.setAAD(aad, { plaintextLength: length });
            return [cipher.update(data), cipher.final(), cipher.getAuthTag()];
          },
        },
      },
      {
        name: `${name} open`,
        bytes: length,
        contenders: {
          ...both((provider) => {
            const aead = provider.aead(name, key);
            return () => aead.open(nonce, sealed, aad);
          }),
          'node:crypto': () => {
            const decipher = createDecipheriv(openssl as 'chacha20-poly1305', object, nonce, options);
            decipher.setAuthTag(tag);
            decipher.setAAD(aad, { plaintextLength: length });
            return [decipher.update(ciphertext), decipher.final()];
          },
        },
      },
    ];
  });

/** Node has no OpenSSH construction, DES and RC4 to compare with. */
const openSsh = (length: number): Row => {
  const [key, packet] = [bytes(64), bytes(length)];
  return {
    name: 'chacha20-poly1305@openssh.com seal',
    bytes: length,
    contenders: both((provider) => {
      const aead = provider.openSshAead(key);
      return () => aead.seal(1, packet);
    }),
  };
};

const CIPHERS: Readonly<Record<CipherName, string | undefined>> = {
  'AES-128-CBC': 'aes-128-cbc',
  'AES-192-CBC': 'aes-192-cbc',
  'AES-256-CBC': 'aes-256-cbc',
  'AES-128-CTR': 'aes-128-ctr',
  'AES-192-CTR': 'aes-192-ctr',
  'AES-256-CTR': 'aes-256-ctr',
  '3DES-EDE-CBC': 'des-ede3-cbc',
  'DES-CBC': undefined,
  RC4: undefined,
};

const encrypting = (length: number): Row[] =>
  (Object.entries(CIPHERS) as [CipherName, string | undefined][]).flatMap(([name, openssl]): Row[] => {
    const { keyLength, ivLength } = cipherParameters(name);
    const [key, iv, data] = [bytes(keyLength), bytes(ivLength), bytes(length)];
    return (['encryptor', 'decryptor'] as const).map((direction) => {
      const make = direction === 'encryptor' ? createCipheriv : createDecipheriv;
      const native = openssl === undefined ? undefined : make(openssl, key, iv).setAutoPadding(false);
      return {
        name: `${name} ${direction.slice(0, 7)}`,
        bytes: length,
        contenders: {
          ...both((provider) => {
            const cipher = provider[direction](name, key, iv);
            return () => cipher.update(data);
          }),
          'node:crypto': native && (() => native.update(data)),
        },
      };
    });
  });

await compare('Digests of 16 KiB', CONTENDERS, hashing(RECORD));
await compare('Digests of 64 bytes', CONTENDERS, hashing(SHORT));
await compare('HMAC over 16 KiB', CONTENDERS, authenticating(RECORD));
await compare('HMAC over 64 bytes', CONTENDERS, authenticating(SHORT));
await compare('AEAD, 16 KiB', CONTENDERS, [...sealing(RECORD), openSsh(RECORD)]);
await compare('AEAD, 64 bytes', CONTENDERS, [...sealing(SHORT), openSsh(SHORT)]);
await compare('Ciphers, 16 KiB', CONTENDERS, encrypting(RECORD));
