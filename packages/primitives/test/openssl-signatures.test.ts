import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { utf8 } from '@cutaway/primitives/bytes';
import type { HashName, KeyPair, SignatureAlgorithm } from '@cutaway/primitives/crypto';
import { noble } from '@cutaway/primitives/noble';
import { needs, run } from '@cutaway/test-support/peers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { privateKeyObject, publicKeyObject } from '../src/node/public-key/key-objects.js';
import { signatureCases } from './signature-cases.js';

const MESSAGE = utf8('attack at dawn');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cutaway-signatures-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function writeKeys({ privateKey, publicKey }: KeyPair): { privatePem: string; publicPem: string } {
  return {
    privatePem: file('private.pem', privateKeyObject(privateKey).export({ format: 'pem', type: 'pkcs8' })),
    publicPem: file('public.pem', publicKeyObject(publicKey).export({ format: 'pem', type: 'spki' })),
  };
}

const digestOption = (hash: HashName): string =>
  `-${hash === 'MD5-SHA-1' ? 'md5-sha1' : hash.replace('-', '').toLowerCase()}`;

/** What `openssl dgst` is told for an algorithm. */
function digestArguments(algorithm: Extract<SignatureAlgorithm, { hash: HashName }>): string[] {
  const options = [digestOption(algorithm.hash)];
  if (algorithm.name === 'RSASSA-PSS') {
    options.push('-sigopt', 'rsa_padding_mode:pss');
    options.push('-sigopt', `rsa_pss_saltlen:${algorithm.saltLength ?? 'digest'}`);
    options.push('-sigopt', `rsa_mgf1_md:${digestOption(algorithm.mgfHash ?? algorithm.hash).slice(1)}`);
  }
  return options;
}

/** Signs with one command of openssl and verifies with another. */
function commands(algorithm: SignatureAlgorithm, keys: KeyPair) {
  const { privatePem, publicPem } = writeKeys(keys);
  const message = file('message', MESSAGE);
  if (!('hash' in algorithm)) {
    const shared = ['pkeyutl', '-rawin', '-in', message];
    return {
      sign: [...shared, '-sign', '-inkey', privatePem],
      verify: (signature: string) => [...shared, '-verify', '-pubin', '-inkey', publicPem, '-sigfile', signature],
    };
  }
  const shared = ['dgst', ...digestArguments(algorithm)];
  return {
    sign: [...shared, '-sign', privatePem, message],
    verify: (signature: string) => [...shared, '-verify', publicPem, '-signature', signature, message],
  };
}

describe('openssl', () => {
  const cases = signatureCases.filter(({ algorithm }) => !('format' in algorithm && algorithm.format === 'raw'));

  it.for(cases)('verifies ours, and we its: $title', ({ algorithm, keys }, ctx) => {
    const openssl = needs(ctx, 'openssl');
    const { privateKey, publicKey } = keys();
    const { sign, verify } = commands(algorithm, keys());

    const ours = file('signature', noble.sign(algorithm, privateKey, MESSAGE));
    const verified = run(openssl, verify(ours));
    expect(`${verified.stdout}${verified.stderr}`).toMatch(/Verified OK|Signature Verified Successfully/);

    const signed = run(openssl, sign);
    expect(signed.stderr).toBe('');
    expect(noble.verify(algorithm, publicKey, MESSAGE, signed.stdoutBytes)).toBe(true);
  });
});
