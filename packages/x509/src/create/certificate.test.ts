import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KeyGeneration, KeyPair } from '@cutaway/primitives/crypto';
import { noble as provider } from '@cutaway/primitives/noble';
import { needs, run } from '@cutaway/test-support/peers';
import { describe, expect, it } from 'vitest';
import {
  type Certificate,
  certificateToPem,
  parseCertificate,
  verifyCertificateSignature,
} from '../certificate/index.js';
import { privateKeyFromPem, privateKeyToPem } from '../keys/index.js';
import { caExtensions, createCertificate, endEntityExtensions } from './index.js';

const notBefore = new Date('2026-01-01T00:00:00Z');
const notAfter = new Date('2056-01-01T00:00:00Z');

function keyPair(kind: KeyGeneration): KeyPair {
  return provider.generateKeyPair(kind);
}

function chain(kind: KeyGeneration): { root: Certificate; leaf: Certificate; keys: KeyPair } {
  const caKeys = keyPair(kind);
  const keys = keyPair(kind);
  const root = createCertificate(
    {
      subject: [{ O: 'Example' }, { CN: 'Example Root' }],
      publicKey: caKeys.publicKey,
      notBefore,
      notAfter,
      extensions: caExtensions({ publicKey: caKeys.publicKey, provider }),
    },
    { privateKey: caKeys.privateKey },
    { provider },
  );
  const leaf = createCertificate(
    {
      subject: [{ CN: 'example.com' }],
      publicKey: keys.publicKey,
      notBefore,
      notAfter,
      extensions: endEntityExtensions({
        publicKey: keys.publicKey,
        issuer: root,
        names: ['example.com', '*.example.com', '192.0.2.1', '2001:db8::1'],
        provider,
      }),
    },
    { certificate: root, privateKey: caKeys.privateKey },
    { provider },
  );
  return { root, leaf, keys };
}

const KINDS: readonly KeyGeneration[] = [
  { type: 'EC', curve: 'P-256' },
  { type: 'EC', curve: 'P-384' },
  { type: 'EC', curve: 'P-521' },
  { type: 'Ed25519' },
  { type: 'Ed448' },
  { type: 'RSA', modulusLength: 2048 },
];

describe.each(KINDS)('a root and a leaf with $type $curve keys', (kind) => {
  it('verify with us, with node:crypto and with openssl', (ctx) => {
    const { root, leaf, keys } = chain(kind);
    expect(verifyCertificateSignature(leaf, root.subjectPublicKeyInfo, provider)).toBe(true);
    expect(verifyCertificateSignature(leaf, leaf.subjectPublicKeyInfo, provider)).toBe(false);

    const node = new X509Certificate(leaf.bytes);
    expect(node.verify(new X509Certificate(root.bytes).publicKey)).toBe(true);
    expect(node.checkHost('www.example.com')).toBe('*.example.com');
    expect(node.checkIP('2001:db8::1')).toBe('2001:db8::1');

    const pem = privateKeyToPem(keys.privateKey);
    expect(node.checkPrivateKey(createPrivateKey(pem))).toBe(true);
    expect(privateKeyFromPem(pem, { provider })).toEqual(keys.privateKey);

    const openssl = needs(ctx, 'openssl');
    const folder = mkdtempSync(join(tmpdir(), 'cutaway-'));
    try {
      writeFileSync(join(folder, 'root.pem'), certificateToPem(root));
      writeFileSync(join(folder, 'leaf.pem'), certificateToPem(leaf));
      const args = ['verify', '-x509_strict', '-purpose', 'sslserver', '-CAfile', 'root.pem', 'leaf.pem'];
      const { status, stderr } = run(openssl, args, { cwd: folder });
      expect(stderr).toBe('');
      expect(status).toBe(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('parse to the bytes they were made of', () => {
    const { leaf } = chain(kind);
    expect(parseCertificate(leaf.bytes)).toEqual(leaf);
  });
});
