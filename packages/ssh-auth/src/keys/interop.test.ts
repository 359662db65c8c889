import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { utf8 } from '@cutaway/primitives/bytes';
import { nodeCrypto } from '@cutaway/primitives/node';
import { needs } from '@cutaway/test-support/peers';
import { describe, expect, it } from 'vitest';
import { type Context, keyring, succeed, temporaryFolder } from '../../test/openssh.js';
import {
  fingerprint,
  generatePrivateKey,
  openSshPrivateKey,
  type PrivateKeyCipherName,
  parsePrivateKey,
  parsePublicKeyFile,
  pemPublicKey,
  pkcs8PrivateKey,
  publicKeyLine,
  randomart,
  type SoftwareKey,
  type SshPrivateKey,
  shortTypeName,
  signatureAlgorithmsOf,
  signMessage,
  ssh2PublicKey,
  sshPublicKey,
  verifySignature,
} from './index.js';

const folder = temporaryFolder();
const KINDS = {
  ed25519: ['ed25519'],
  'ecdsa-256': ['ecdsa', '-b', '256'],
  'ecdsa-384': ['ecdsa', '-b', '384'],
  'ecdsa-521': ['ecdsa', '-b', '521'],
  'rsa-2048': ['rsa', '-b', '2048'],
  dsa: ['dsa'],
} as const;
const keyFile = keyring(folder, KINDS);
const kinds = Object.keys(KINDS) as (keyof typeof KINDS)[];
const PASSPHRASE = 'correct horse 密';

let count = 0;
const fresh = (): string => join(folder, `file-${count++}`);
const keygen = (ctx: Context, ...args: string[]): string => succeed(needs(ctx, 'ssh-keygen'), args);
const read = (path: string): string => readFileSync(path, 'utf8');

/** A file with a private key as ssh-keygen wants to have it. */
function written(content: string): string {
  const path = fresh();
  writeFileSync(path, content, { mode: 0o600 });
  return path;
}

/** Signs with the private half and checks with the public one. */
function expectWorking(key: SshPrivateKey): SoftwareKey {
  if (!('privateKey' in key)) throw new Error('no private key');
  const message = utf8('message');
  for (const algorithm of signatureAlgorithmsOf(key.key.type)) {
    const signature = signMessage(key.privateKey, algorithm, message, { crypto: nodeCrypto });
    const check = verifySignature(key.key, message, signature, { algorithms: [algorithm], crypto: nodeCrypto });
    expect(check.valid, algorithm).toBe(true);
  }
  return key;
}

describe.each(kinds)('a key of ssh-keygen: %s', (kind) => {
  it('is read, works, and has the same fingerprints and pictures', (ctx) => {
    const { path, line } = keyFile(ctx, kind);
    const key = expectWorking(parsePrivateKey(read(path)));
    expect(publicKeyLine(key.key, key.comment)).toBe(line);
    for (const hash of ['SHA256', 'MD5'] as const) {
      const [first = '', ...picture] = keygen(ctx, '-lvf', path, '-E', hash.toLowerCase()).trim().split('\n');
      expect(first.split(' ')[1]).toBe(fingerprint(key.key, hash));
      expect(picture.join('\n')).toBe(randomart(key.key, hash));
    }
  });

  it('is read when it is in PEM or PKCS #8, plain and encrypted', (ctx) => {
    for (const format of kind === 'ed25519' ? ['PKCS8'] : ['PEM', 'PKCS8']) {
      for (const passphrase of ['', PASSPHRASE]) {
        const path = written(read(keyFile(ctx, kind).path));
        keygen(ctx, '-q', '-p', '-P', '', '-N', passphrase, '-m', format, '-f', path);
        if (kind !== 'ed25519') expect(read(path)).not.toContain('OPENSSH');
        const options = passphrase === '' ? {} : { passphrase, crypto: nodeCrypto };
        const key = expectWorking(parsePrivateKey(read(path), options));
        expect(publicKeyLine(key.key)).toBe(keyFile(ctx, kind).line.split(' ').slice(0, 2).join(' '));
      }
    }
  });

  it('is written so that ssh-keygen and openssl read it', (ctx) => {
    const key = expectWorking(parsePrivateKey(read(keyFile(ctx, kind).path)));
    const line = publicKeyLine(key.key);
    expect(keygen(ctx, '-y', '-f', written(openSshPrivateKey(key))).trim()).toBe(publicKeyLine(key.key, key.comment));
    const openssl = needs(ctx, 'openssl');
    for (const passphrase of [undefined, PASSPHRASE]) {
      const path = written(pkcs8PrivateKey(key, { passphrase, crypto: nodeCrypto }));
      const pem = succeed(openssl, ['pkey', '-in', path, '-pubout', '-passin', `pass:${passphrase ?? ''}`]);
      expect(pem).toBe(pemPublicKey(key.key));
      expect(publicKeyLine(parsePublicKeyFile(pem).key)).toBe(line);
    }
  });

  it('goes through the public formats both ways', (ctx) => {
    const { path, line } = keyFile(ctx, kind);
    const { key, comment } = parsePublicKeyFile(read(`${path}.pub`));
    const bare = publicKeyLine(key);
    const rfc4716 = keygen(ctx, '-e', '-m', 'RFC4716', '-f', path);
    expect(publicKeyLine(parsePublicKeyFile(rfc4716).key)).toBe(bare);
    expect(
      keygen(ctx, '-i', '-m', 'RFC4716', '-f', written(ssh2PublicKey(key, `${comment} ${'long '.repeat(30)}`))).trim(),
    ).toBe(bare);
    expect(publicKeyLine(key, comment)).toBe(line);
    if (kind === 'ed25519') return;
    const pkcs8 = keygen(ctx, '-e', '-m', 'PKCS8', '-f', path);
    expect(pemPublicKey(key)).toBe(pkcs8);
    const pem = keygen(ctx, '-e', '-m', 'PEM', '-f', path);
    if (kind === 'rsa-2048') expect(publicKeyLine(parsePublicKeyFile(pem).key)).toBe(bare);
  });
});

describe('files of FIDO keys', () => {
  it.each(['Ed25519', 'EC'] as const)(
    'are written and read, and hold a handle in place of a private key: %s',
    (type) => {
      const key = securityKey(type);
      expect(parsePrivateKey(openSshPrivateKey(key))).toEqual(key);
    },
  );

  it('are read by ssh-keygen', (ctx) => {
    for (const key of [securityKey('Ed25519'), securityKey('EC')]) {
      const path = written(openSshPrivateKey(key));
      expect(keygen(ctx, '-y', '-f', path).trim()).toBe(publicKeyLine(key.key, key.comment));
      expect(keygen(ctx, '-lf', path)).toContain(
        `${fingerprint(key.key)} ${key.comment} (${shortTypeName(key.key.type)})`,
      );
    }
  });

  function securityKey(type: 'Ed25519' | 'EC'): SshPrivateKey {
    const { publicKey } = nodeCrypto.generateKeyPair(type === 'EC' ? { type, curve: 'P-256' } : { type });
    const securityKey = { flags: 1, keyHandle: nodeCrypto.random(64), reserved: new Uint8Array() };
    return { key: sshPublicKey(publicKey, 'ssh:'), securityKey, comment: 'a token' };
  }
});

describe('encryption of OpenSSH keys', () => {
  const CIPHERS: PrivateKeyCipherName[] = [
    'aes256-ctr',
    'aes192-ctr',
    'aes128-ctr',
    'aes256-cbc',
    'aes192-cbc',
    'aes128-cbc',
    '3des-cbc',
    'aes256-gcm@openssh.com',
    'aes128-gcm@openssh.com',
  ];

  for (const cipher of CIPHERS) {
    it(`works both ways with ${cipher}`, (ctx) => {
      const path = written(read(keyFile(ctx, 'ed25519').path));
      keygen(ctx, '-q', '-p', '-P', '', '-N', PASSPHRASE, '-Z', cipher, '-a', '2', '-f', path);
      const key = expectWorking(parsePrivateKey(read(path), { passphrase: PASSPHRASE }));
      expect(key.comment).toBe('ed25519');
      const ours = written(openSshPrivateKey(key, { passphrase: PASSPHRASE, cipher, rounds: 2 }));
      expect(keygen(ctx, '-y', '-P', PASSPHRASE, '-f', ours).trim()).toBe(publicKeyLine(key.key, key.comment));
      expect(() => parsePrivateKey(read(path), { passphrase: 'wrong' })).toThrow(
        expect.objectContaining({ code: 'ssh/wrong-passphrase' }),
      );
      expect(() => parsePrivateKey(read(path))).toThrow(expect.objectContaining({ code: 'ssh/passphrase-needed' }));
    });
  }
});

describe('PuTTY', () => {
  const TYPES = [
    ['ed25519', '255'],
    ['ed448', '448'],
    ['ecdsa', '256'],
    ['ecdsa', '521'],
    ['rsa', '1024'],
    ['dsa', '1024'],
  ] as const;

  for (const [type, bits] of TYPES) {
    it(`keys are read, plain and encrypted, of both versions: ${type} ${bits}`, (ctx) => {
      const puttygen = needs(ctx, 'puttygen');
      const empty = written('\n');
      const protection = written(`${PASSPHRASE}\n`);
      const path = fresh();
      succeed(puttygen, [
        '-q',
        '-t',
        type,
        '-b',
        bits,
        '-C',
        'a comment',
        '--new-passphrase',
        empty,
        '-o',
        path,
        '--random-device',
        '/dev/urandom',
      ]);
      const line = succeed(puttygen, [path, '-L']).trim();
      for (const version of ['2', '3']) {
        for (const passphrase of [undefined, PASSPHRASE]) {
          const converted = fresh();
          const file = passphrase === undefined ? empty : protection;
          const parameters = `version=${version}`;
          succeed(puttygen, [path, '--reencrypt', '-O', 'private', '-o', converted, '--ppk-param', parameters]);
          if (passphrase !== undefined) {
            const cost = version === '3' ? ',memory=64,passes=2' : '';
            succeed(puttygen, [
              path,
              '-P',
              '--new-passphrase',
              file,
              '-O',
              'private',
              '-o',
              converted,
              '--ppk-param',
              parameters + cost,
            ]);
          }
          expect(read(converted)).toContain(`PuTTY-User-Key-File-${version}`);
          const key = parsePrivateKey(read(converted), { passphrase });
          expect(publicKeyLine(key.key, key.comment)).toBe(line);
          expectWorking(key);
          if (passphrase === undefined) continue;
          expect(() => parsePrivateKey(read(converted), { passphrase: 'wrong' })).toThrow(
            expect.objectContaining({ code: 'ssh/wrong-passphrase' }),
          );
        }
      }
    });
  }

  it('opens the keys that are generated and written here', (ctx) => {
    const puttygen = needs(ctx, 'puttygen');
    for (const type of ['ssh-ed25519', 'ssh-ed448', 'ecdsa-sha2-nistp384'] as const) {
      const key = generatePrivateKey({ type, comment: 'made here' });
      const path = written(openSshPrivateKey(key));
      expect(succeed(puttygen, [path, '-L']).trim()).toBe(publicKeyLine(key.key, 'made here'));
    }
  });
});
