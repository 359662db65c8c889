import { constants, privateDecrypt } from 'node:crypto';
import { concat, fromHex, toHex, utf8 } from '@cutaway/primitives/bytes';
import type {
  CryptoProvider,
  EncryptionAlgorithm,
  HashName,
  RsaPrivateKey,
  RsaPublicKey,
} from '@cutaway/primitives/crypto';
import { noble } from '@cutaway/primitives/noble';
import { mutations } from '@cutaway/test-support/mutate';
import { describe, expect, it } from 'vitest';
import { privateKeyObject } from '../src/node/public-key/key-objects.js';
import { codeOf } from './code-of.js';
import { fixedRandom } from './fixed-random.js';
import { providers } from './providers.js';
import { rsaPrivateKeyFromPkcs8 } from './rsa-keys.js';
import { rsa } from './sample-keys.js';
import { type WycheproofTest, wycheproof } from './wycheproof.js';

interface RsaGroup {
  readonly privateKeyPkcs8: string;
}

interface OaepGroup extends RsaGroup {
  readonly sha: HashName;
  readonly mgfSha: HashName;
}

interface DecryptionTest extends WycheproofTest {
  readonly msg: string;
  readonly ct: string;
}

interface OaepTest extends DecryptionTest {
  readonly label: string;
}

describe.each(providers)('$name', (provider) => {
  // Bad padding is rejected implicitly: what comes out must not be the message.
  wycheproof<RsaGroup, DecryptionTest>('rsa_pkcs1_2048', (test, group) => {
    const key = rsaPrivateKeyFromPkcs8(group.privateKeyPkcs8);
    return toHex(provider.decrypt({ name: 'RSAES-PKCS1-v1_5' }, key, fromHex(test.ct))) === test.msg;
  });

  for (const file of ['sha1_mgf1sha1', 'sha256_mgf1sha256']) {
    wycheproof<OaepGroup, OaepTest>(`rsa_oaep_2048_${file}`, (test, group) => {
      const key = rsaPrivateKeyFromPkcs8(group.privateKeyPkcs8);
      const algorithm = {
        name: 'RSAES-OAEP',
        hash: group.sha,
        mgfHash: group.mgfSha,
        label: fromHex(test.label),
      } as const;
      expect(toHex(provider.decrypt(algorithm, key, fromHex(test.ct)))).toBe(test.msg);
    });
  }

  const ALGORITHMS: readonly (readonly [string, EncryptionAlgorithm, number])[] = [
    ['PKCS #1 v1.5', { name: 'RSAES-PKCS1-v1_5' }, 11],
    ['OAEP with MD5', { name: 'RSAES-OAEP', hash: 'MD5' }, 34],
    ['OAEP with SHA-1', { name: 'RSAES-OAEP', hash: 'SHA-1' }, 42],
    ['OAEP with SHA-256', { name: 'RSAES-OAEP', hash: 'SHA-256' }, 66],
    ['OAEP with a label', { name: 'RSAES-OAEP', hash: 'SHA-256', label: utf8('label') }, 66],
    ['OAEP with an empty label', { name: 'RSAES-OAEP', hash: 'SHA-256', label: new Uint8Array(0) }, 66],
    ['OAEP with another hash for the mask', { name: 'RSAES-OAEP', hash: 'SHA-384', mgfHash: 'SHA-1' }, 98],
  ];

  it.each(ALGORITHMS)('%s: both providers decrypt it, whatever its length', (_, algorithm, overhead) => {
    for (const { privateKey, publicKey } of [rsa(1024), rsa(1537)]) {
      const capacity = (publicKey as RsaPublicKey).n.length - overhead;
      for (const length of [0, 1, capacity - 1, capacity]) {
        const message = new Uint8Array(length).fill(0x5a);
        const ciphertext = provider.encrypt(algorithm, publicKey, message);
        for (const other of providers) expect(other.decrypt(algorithm, privateKey, ciphertext)).toEqual(message);
      }
      const tooLong = new Uint8Array(capacity + 1);
      expect(codeOf(() => provider.encrypt(algorithm, publicKey, tooLong))).toBe('crypto/message-too-long');
    }
  });

  it.each(ALGORITHMS)('%s: gives the same ciphertext for the same random bytes', (_, algorithm) => {
    const encrypt = (seed: string, by: CryptoProvider = provider): string =>
      toHex(by.encrypt(algorithm, rsa(1024).publicKey, utf8('x'), fixedRandom(seed)));
    expect(encrypt('a')).toBe(encrypt('a', noble));
    expect(encrypt('a')).not.toBe(encrypt('b'));
  });

  it.each(ALGORITHMS)('%s: refuses a ciphertext that is no number below n in k bytes', (_, algorithm) => {
    const { privateKey, publicKey } = rsa(1024);
    const ciphertext = provider.encrypt(algorithm, publicKey, utf8('x'));
    for (const wrong of [
      new Uint8Array(0),
      ciphertext.subarray(1),
      concat(Uint8Array.of(0), ciphertext),
      (publicKey as RsaPublicKey).n,
      new Uint8Array(128).fill(0xff),
    ]) {
      expect(codeOf(() => provider.decrypt(algorithm, privateKey, wrong))).toBe('crypto/decryption-failed');
    }
  });

  it('OAEP fails in one way for another label, another hash and changed bytes', () => {
    const { privateKey, publicKey } = rsa(1024);
    const algorithm = { name: 'RSAES-OAEP', hash: 'SHA-256', label: utf8('label') } as const;
    const ciphertext = provider.encrypt(algorithm, publicKey, utf8('x'));
    for (const other of [
      { ...algorithm, label: utf8('other') },
      { name: 'RSAES-OAEP', hash: 'SHA-256' },
      { ...algorithm, hash: 'SHA-1' },
      { ...algorithm, mgfHash: 'SHA-1' },
    ] as const) {
      expect(codeOf(() => provider.decrypt(other, privateKey, ciphertext))).toBe('crypto/decryption-failed');
    }
    for (const { at, bytes } of mutations(ciphertext)) {
      if (at % 8 === 0) {
        expect(codeOf(() => provider.decrypt(algorithm, privateKey, bytes))).toBe('crypto/decryption-failed');
      }
    }
  });

  it('PKCS #1 v1.5 replaces every badly padded message by one that only the key holder can foretell', () => {
    const { privateKey, publicKey } = rsa(1024);
    const algorithm = { name: 'RSAES-PKCS1-v1_5' } as const;
    const random = fixedRandom('ciphertexts');
    const lengths = new Set<number>();
    for (let i = 0; i < 64; i++) {
      const ciphertext = random(128);
      ciphertext[0] = 0;
      const replaced = provider.decrypt(algorithm, privateKey, ciphertext);
      expect(replaced.length).toBeLessThanOrEqual(117);
      expect(provider.decrypt(algorithm, privateKey, ciphertext)).toEqual(replaced);
      expect(noble.decrypt(algorithm, privateKey, ciphertext)).toEqual(replaced);
      lengths.add(replaced.length);
    }
    expect(lengths.size).toBeGreaterThan(20);
    expect(provider.decrypt(algorithm, privateKey, provider.encrypt(algorithm, publicKey, utf8('x')))).toEqual(
      utf8('x'),
    );
  });
});

const [major = 0, minor = 0] = process.versions.openssl.split('.').map(Number);
const rejectsImplicitly = major > 3 || (major === 3 && minor >= 2);

it.runIf(rejectsImplicitly)('replaces badly padded messages by the same bytes as OpenSSL from 3.2 on', () => {
  for (const bits of [1024, 1537, 2048]) {
    const { privateKey } = rsa(bits);
    const key = { key: privateKeyObject(privateKey), padding: constants.RSA_PKCS1_PADDING };
    const random = fixedRandom('ciphertexts');
    for (let i = 0; i < 64; i++) {
      const ciphertext = random((privateKey as RsaPrivateKey).n.length);
      ciphertext[0] = 0;
      const theirs = new Uint8Array(privateDecrypt(key, ciphertext));
      expect(noble.decrypt({ name: 'RSAES-PKCS1-v1_5' }, privateKey, ciphertext)).toEqual(theirs);
    }
  }
});
