import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromUtf8, utf8 } from '@cutaway/primitives/bytes';
import { noble } from '@cutaway/primitives/noble';
import { needs, run } from '@cutaway/test-support/peers';
import { privateKeyToPem } from '@cutaway/x509/keys';
import { expect, it } from 'vitest';
import { privateKeyEncrypt, publicKeyRecover } from './private-key-encryption.js';

const keys = noble.generateKeyPair({ type: 'RSA', modulusLength: 2048 });

it('agrees with openssl about what the public key takes out', (ctx) => {
  const openssl = needs(ctx, 'openssl');
  const folder = mkdtempSync(join(tmpdir(), 'cutaway-'));
  try {
    writeFileSync(join(folder, 'key.pem'), privateKeyToPem(keys.privateKey));
    const recover = run(openssl, ['pkeyutl', '-verifyrecover', '-inkey', 'key.pem'], {
      cwd: folder,
      input: privateKeyEncrypt(keys.privateKey, utf8('paid=100')),
    });
    expect(recover.stdout).toBe('paid=100');
    const made = run(openssl, ['pkeyutl', '-sign', '-inkey', 'key.pem'], { cwd: folder, input: 'paid=200' });
    expect(fromUtf8(publicKeyRecover(keys.publicKey, made.stdoutBytes))).toBe('paid=200');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('refuses blocks that the private key did not make, and texts that do not fit', () => {
  expect(() => publicKeyRecover(keys.publicKey, new Uint8Array(256).fill(7))).toThrow(
    expect.objectContaining({ code: 'crypto/decryption-failed' }),
  );
  expect(() => publicKeyRecover(keys.publicKey, new Uint8Array(256).fill(255))).toThrow(
    expect.objectContaining({ code: 'crypto/decryption-failed' }),
  );
  expect(() => privateKeyEncrypt(keys.privateKey, new Uint8Array(246))).toThrow(
    expect.objectContaining({ code: 'crypto/message-too-long' }),
  );
});
