import { base64, fromHex, toHex, utf8 } from '@cutaway/primitives/bytes';
import { CryptoError } from '@cutaway/primitives/crypto';
import { noble } from '@cutaway/primitives/noble';
import { nodeCrypto } from '@cutaway/primitives/node';
import { mutations, truncations } from '@cutaway/test-support/mutate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SshError } from '../errors/index.js';
import {
  generatePrivateKey,
  openSshPrivateKey,
  parsePrivateKey,
  parsePublicKey,
  parsePublicKeyFile,
  parseSignature,
  pemPublicKey,
  pkcs8PrivateKey,
  type SoftwareKey,
  signMessage,
  sshPrivateKey,
  verifySignature,
} from './index.js';
import { readArmor, writeArmor } from './text-armor.js';

const ed25519 = generatePrivateKey();
const ecdsa = generatePrivateKey({ type: 'ecdsa-sha2-nistp521' });
const rsa = generatePrivateKey({ type: 'ssh-rsa', modulusLength: 1024, crypto: nodeCrypto });
const dsa = sshPrivateKey(nodeCrypto.generateKeyPair({ type: 'DSA', modulusLength: 1024 }).privateKey);
const keys: [string, SoftwareKey][] = [ed25519, ecdsa, rsa, dsa].map((key) => [key.key.type, key]);

/** Runs a reader over changed bytes; it may succeed, or throw a typed error, and nothing else. Counts the errors. */
function survive(bytes: Uint8Array, read: (bytes: Uint8Array) => unknown, every = 1): number {
  let refused = 0;
  let turn = 0;
  const attempt = (changed: Uint8Array) => {
    if (turn++ % every !== 0) return;
    try {
      read(changed);
    } catch (error) {
      if (!(error instanceof SshError) && !(error instanceof CryptoError)) throw error;
      refused++;
    }
  };
  for (const { bytes: changed } of mutations(bytes)) attempt(changed);
  for (const changed of truncations(bytes)) attempt(changed);
  return refused;
}

/** The same block with other bytes. */
const rearm = (text: string) => {
  const armor = readArmor(text);
  if (armor === undefined) throw new Error('no armor');
  return { bytes: armor.bytes, wrap: (bytes: Uint8Array) => writeArmor(armor.label, bytes) };
};

describe.each(keys)('%s', (_, key) => {
  it('public: changed and cut bytes end in typed errors', () => {
    expect(survive(key.key.blob, (bytes) => parsePublicKey(bytes))).toBeGreaterThan(key.key.blob.length);
    const { bytes, wrap } = rearm(pemPublicKey(key.key));
    expect(survive(bytes, (changed) => parsePublicKeyFile(wrap(changed)))).toBeGreaterThan(bytes.length);
  });

  it('private: changed and cut bytes end in typed errors', () => {
    for (const text of [openSshPrivateKey(key), pkcs8PrivateKey(key)]) {
      const { bytes, wrap } = rearm(text);
      expect(survive(bytes, (changed) => parsePrivateKey(wrap(changed)))).toBeGreaterThan(bytes.length);
    }
  });

  it('signatures: changed bytes never verify, cut ones are refused', () => {
    const algorithm =
      key.key.type === 'ssh-rsa' ? 'rsa-sha2-256' : key.key.type === 'ssh-dss' ? 'ssh-dss' : key.key.type;
    const message = utf8('message');
    const signature = signMessage(key.privateKey, algorithm as 'ssh-ed25519', message, { crypto: nodeCrypto });
    const options = { algorithms: [algorithm], crypto: nodeCrypto };
    survive(signature, (bytes) => {
      expect(verifySignature(key.key, message, bytes, options).valid).toBe(false);
    });
    expect(verifySignature(key.key, message, signature, options).valid).toBe(true);
  });
});

describe('encrypted keys', () => {
  it('changed bytes end in typed errors', () => {
    const { bytes, wrap } = rearm(openSshPrivateKey(ed25519, { passphrase: 'x', rounds: 1 }));
    survive(bytes, (changed) => parsePrivateKey(wrap(changed), { passphrase: 'x', maximumRounds: 1 }), 13);
    const pkcs8 = rearm(pkcs8PrivateKey(ed25519, { passphrase: 'x', crypto: nodeCrypto }));
    for (const at of [20, 40, 60, 100, 150]) {
      const changed = pkcs8.bytes.slice();
      changed[at] = (changed[at] as number) ^ 0xff;
      expect(() => parsePrivateKey(pkcs8.wrap(changed), { passphrase: 'x', crypto: nodeCrypto })).toThrow(SshError);
    }
  });

  it('a file may not ask for any amount of work', () => {
    const text = openSshPrivateKey(ed25519, { passphrase: 'x', rounds: 3 });
    expect(() => parsePrivateKey(text, { passphrase: 'x', maximumRounds: 2 })).toThrow(
      expect.objectContaining({ code: 'ssh/kdf-cost' }),
    );
  });
});

describe('any text', () => {
  it('ends in typed errors', () => {
    const heads = ['', 'PuTTY-User-Key-File-3: ssh-ed25519\n', 'ssh-ed25519 ', '-----BEGIN OPENSSH PRIVATE KEY-----\n'];
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.string({ unit: 'binary' }), (head, tail) => {
        for (const read of [() => parsePrivateKey(head + tail), () => parsePublicKeyFile(head + tail)]) {
          expect(read).toThrow(SshError);
        }
      }),
    );
  });
});

describe('verifySignature', () => {
  const message = utf8('message');

  it('takes SHA-1 only when it is asked to', () => {
    const signature = signMessage(rsa.privateKey, 'ssh-rsa', message);
    expect(() => verifySignature(rsa.key, message, signature)).toThrow(
      expect.objectContaining({ code: 'ssh/signature-algorithm' }),
    );
    expect(verifySignature(rsa.key, message, signature, { algorithms: ['ssh-rsa'] }).valid).toBe(true);
  });

  it('takes no algorithm of another key', () => {
    const signature = signMessage(ed25519.privateKey, 'ssh-ed25519', message);
    expect(() => verifySignature(ecdsa.key, message, signature)).toThrow(
      expect.objectContaining({ code: 'ssh/signature-algorithm' }),
    );
  });

  it('takes an RSA signature whose leading zeros were dropped', () => {
    for (let counter = 0; ; counter++) {
      const numbered = utf8(`message ${counter}`);
      const { signature } = parseSignature(
        signMessage(rsa.privateKey, 'rsa-sha2-256', numbered, { crypto: nodeCrypto }),
      );
      if (signature[0] !== 0) continue;
      const short = fromHex(`0000000c${toHex(utf8('rsa-sha2-256'))}0000007f${toHex(signature.subarray(1))}`);
      expect(verifySignature(rsa.key, numbered, short, { crypto: nodeCrypto }).valid).toBe(true);
      break;
    }
  });

  it('refuses a key whose line names another type', () => {
    expect(() => parsePublicKeyFile(`ssh-rsa ${base64.encode(ed25519.key.blob)}`)).toThrow(
      expect.objectContaining({ code: 'ssh/key-type-mismatch' }),
    );
  });

  it('refuses RSA keys under 1024 bits unless told otherwise', () => {
    const { key } = sshPrivateKey(noble.generateKeyPair({ type: 'RSA', modulusLength: 768 }).privateKey);
    expect(() => parsePublicKey(key.blob)).toThrow(expect.objectContaining({ code: 'ssh/key-too-short' }));
    expect(parsePublicKey(key.blob, { minimumRsaLength: 512 }).type).toBe('ssh-rsa');
  });
});
