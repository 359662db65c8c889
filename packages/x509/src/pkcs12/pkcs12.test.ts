import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CutawayError } from '@cutaway/primitives/errors';
import { nodeCrypto as provider } from '@cutaway/primitives/node';
import { mutations, truncations } from '@cutaway/test-support/mutate';
import { needs, run } from '@cutaway/test-support/peers';
import { describe, expect, it } from 'vitest';
import { newCa, newEndEntity } from '../../test/authority.js';
import { withOpenSsl } from '../../test/openssl.js';
import { certificatesFromPem, certificateToPem } from '../certificate/index.js';
import { readDer, sequence } from '../der/index.js';
import { algorithmIdentifier, privateKeyFromPem, privateKeyToPem, readAlgorithmIdentifier } from '../keys/index.js';
import { OID } from '../oids.js';
import { keyDerivationIdentifier } from '../pkcs5/key-derivation.js';
import { pbmac1 } from '../pkcs5/pbmac1.js';
import { hmacIdentifier } from '../pkcs5/pseudorandom-function.js';
import { createPkcs12, parsePkcs12, pkcs12Identities } from './index.js';

const kind = { type: 'EC', curve: 'P-256' } as const;
const root = newCa('Root', undefined, { kind });
const intermediate = newCa('Intermediate', root, { kind });
const leaf = newEndEntity(intermediate, { kind, subject: [{ CN: 'example.com' }] });
const { privateKey } = leaf.keys;
const chain = [intermediate.certificate, root.certificate];
const identity = { privateKey, certificate: leaf.certificate, friendlyName: 'my key 钥匙' };
const contents = { identities: [identity], certificates: chain };
const password = 'pässword 密码';
const code = (code: string): unknown => expect.objectContaining({ code });

describe('files made here', () => {
  it.for(['PKCS12', 'PBMAC1'] as const)('with the MAC %s come back', (mac) => {
    const bytes = createPkcs12(contents, password, { provider, mac, iterations: 2048 });
    const file = parsePkcs12(bytes, password, { provider });
    expect(file.mac).toBe(mac === 'PBMAC1' ? 'id-PBMAC1' : 'id-sha256');
    expect(file.encryption).toEqual(['id-PBES2']);
    const [found] = pkcs12Identities(file);
    expect(found).toEqual({ ...identity, chain });
    expect(file.certificates.map(({ certificate }) => certificate)).toEqual([leaf.certificate, ...chain]);
    expect(() => parsePkcs12(bytes, 'wrong', { provider })).toThrow(code('x509/mac-mismatch'));
  });

  it('are read by openssl', (ctx) => {
    withOpenSsl(ctx, (openssl) => {
      openssl.write('file.p12', createPkcs12(contents, password, { provider }));
      openssl.write('password', password);
      const info = openssl.run('pkcs12', '-in', 'file.p12', '-passin', 'file:password', '-noenc', '-info');
      expect(info).toContain('MAC: sha256, Iteration 100000');
      expect(info).toContain('PBES2, PBKDF2, AES-256-CBC, Iteration 100000, PRF hmacWithSHA256');
      expect(info).toContain('friendlyName: my key');
      expect(certificatesFromPem(info)).toEqual([leaf.certificate, ...chain]);
      expect(privateKeyFromPem(info, { provider })).toEqual(privateKey);
    });
  });

  it('are read by GnuTLS', (ctx) => {
    const certtool = needs(ctx, 'certtool');
    const bytes = createPkcs12(contents, 'secret', { provider, iterations: 10_000 });
    const { stdout, stderr, status } = run(certtool, ['--p12-info', '--inder', '--password', 'secret'], {
      input: bytes,
    });
    expect(stderr).not.toMatch(/error/i);
    expect(status).toBe(0);
    expect(certificatesFromPem(stdout)).toEqual([leaf.certificate, ...chain]);
  });

  it('are read by NSS', (ctx) => {
    const pk12util = needs(ctx, 'pk12util');
    const folder = mkdtempSync(join(tmpdir(), 'cutaway-x509-'));
    try {
      writeFileSync(join(folder, 'file.p12'), createPkcs12(contents, 'secret', { provider, iterations: 10_000 }));
      const { stdout, status } = run(pk12util, ['-l', 'file.p12', '-W', 'secret'], { cwd: folder });
      expect(status).toBe(0);
      expect(stdout).toContain('my key 钥匙');
      expect(stdout).toMatch(/Subject: "CN=Intermediate"/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('hold trust anchors for Java', (ctx) => {
    const keytool = needs(ctx, 'keytool');
    const trusted = [{ certificate: root.certificate, friendlyName: 'my root' }];
    const folder = mkdtempSync(join(tmpdir(), 'cutaway-x509-'));
    try {
      writeFileSync(join(folder, 'trust.p12'), createPkcs12({ trusted }, 'changeit', { provider, iterations: 10_000 }));
      const args = ['-list', '-keystore', 'trust.p12', '-storetype', 'PKCS12', '-storepass', 'changeit'];
      const { stdout } = run(keytool, args, { cwd: folder, env: { ...process.env, LANG: 'C' } });
      expect(stdout).toMatch(/my root, .*trustedCertEntry/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

const LEGACY = ['-provider', 'legacy', '-provider', 'default'];

describe('files made by openssl', () => {
  it.for<[args: readonly string[], password: string, mac: string | undefined, encryption: readonly string[]]>([
    [[], 'secret', 'id-sha256', ['id-PBES2']],
    [['-macalg', 'sha512', '-iter', '1', '-maciter'], 'ключ', 'id-sha512', ['id-PBES2']],
    [['-nomaciter'], 'secret', 'id-sha256', ['id-PBES2']],
    [['-nomac'], 'secret', undefined, ['id-PBES2']],
    [[], '', 'id-sha256', ['id-PBES2']],
    [['-keypbe', 'NONE', '-certpbe', 'NONE'], 'secret', 'id-sha256', []],
    [['-keypbe', 'AES-128-CBC', '-certpbe', 'DES-EDE3-CBC'], 'secret', 'id-sha256', ['id-PBES2']],
    [['-legacy'], 'sécret', 'id-sha1', ['pbeWithSHAAnd40BitRC2-CBC', 'pbeWithSHAAnd3-KeyTripleDES-CBC']],
    [
      ['-keypbe', 'PBE-SHA1-2DES', '-certpbe', 'PBE-SHA1-RC2-128', ...LEGACY],
      'secret',
      'id-sha256',
      ['pbeWithSHAAnd128BitRC2-CBC', 'pbeWithSHAAnd2-KeyTripleDES-CBC'],
    ],
  ])('%o are read', ([args, secret, mac, encryption], ctx) => {
    withOpenSsl(ctx, (openssl) => {
      openssl.write('key.pem', privateKeyToPem(privateKey));
      openssl.write('leaf.pem', certificateToPem(leaf.certificate));
      openssl.write('chain.pem', chain.map(certificateToPem).join(''));
      const input = ['-inkey', 'key.pem', '-in', 'leaf.pem', '-certfile', 'chain.pem', '-name', 'a name'];
      openssl.run('pkcs12', '-export', ...input, '-passout', `pass:${secret}`, '-out', 'file.p12', ...args);
      const file = parsePkcs12(openssl.readBytes('file.p12'), secret, { provider });
      expect(file.mac).toBe(mac);
      expect(file.encryption).toEqual(encryption);
      const expected = { privateKey, certificate: leaf.certificate, chain, friendlyName: 'a name' };
      expect(pkcs12Identities(file)).toEqual([expected]);
      if (encryption.length > 0 || mac !== undefined) {
        expect(() => parsePkcs12(openssl.readBytes('file.p12'), 'wrong', { provider })).toThrow(
          code(mac === undefined ? 'x509/decryption-failed' : 'x509/mac-mismatch'),
        );
      }
    });
  });
});

describe('files made by others', () => {
  it('NSS, in BER', (ctx) => {
    const [pk12util, certutil] = [needs(ctx, 'pk12util'), needs(ctx, 'certutil')];
    const folder = mkdtempSync(join(tmpdir(), 'cutaway-x509-'));
    const nss = (program: string, ...args: string[]): void => {
      const { status, stderr } = run(program, args, { cwd: folder });
      expect(stderr + status).toMatch(/0$/);
    };
    try {
      nss(certutil, '-N', '-d', '.', '--empty-password');
      writeFileSync(join(folder, 'in.p12'), createPkcs12(contents, 'secret', { provider, iterations: 1000 }));
      nss(pk12util, '-i', 'in.p12', '-d', '.', '-W', 'secret');
      nss(pk12util, '-o', 'out.p12', '-n', 'my key 钥匙', '-d', '.', '-W', 'secret');
      const bytes = new Uint8Array(readFileSync(join(folder, 'out.p12')));
      const [found] = pkcs12Identities(parsePkcs12(bytes, 'secret', { provider }));
      expect(found?.privateKey).toEqual(privateKey);
      expect(found?.certificate).toEqual(leaf.certificate);
      expect(found?.chain).toEqual(chain);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('Java', (ctx) => {
    const keytool = needs(ctx, 'keytool');
    const folder = mkdtempSync(join(tmpdir(), 'cutaway-x509-'));
    try {
      const store = ['-keystore', 'java.p12', '-storetype', 'PKCS12', '-storepass', 'changeit'];
      const key = ['-keyalg', 'EC', '-groupname', 'secp256r1', '-alias', 'server', '-dname', 'CN=example.com'];
      run(keytool, ['-genkeypair', ...key, ...store], { cwd: folder });
      const bytes = new Uint8Array(readFileSync(join(folder, 'java.p12')));
      const [found] = pkcs12Identities(parsePkcs12(bytes, 'changeit', { provider }));
      expect(found?.friendlyName).toBe('server');
      expect(found?.privateKey.type).toBe('EC');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('hostile files', () => {
  const small = createPkcs12({ identities: [identity] }, password, { provider, iterations: 2 });
  const limits = { passwordLimits: { iterations: 1000 } };
  const attempt = (bytes: Uint8Array): void => {
    try {
      parsePkcs12(bytes, password, { provider, ...limits });
    } catch (error) {
      if (!(error instanceof CutawayError)) throw error;
    }
  };

  it('end in typed errors at every changed and missing byte', () => {
    for (const { bytes } of mutations(small)) attempt(bytes);
    for (const cut of truncations(small)) {
      expect(() => parsePkcs12(cut, password, { provider, ...limits })).toThrow(CutawayError);
    }
  });

  it('do not make us count for ever', () => {
    const costly = createPkcs12({ identities: [identity] }, password, { provider, iterations: 1001 });
    expect(() => parsePkcs12(costly, password, { provider, ...limits })).toThrow(code('x509/password-too-costly'));
  });

  it('do not make us count many times either', () => {
    const identities = [identity, identity, identity];
    const file = createPkcs12({ identities }, password, { provider, iterations: 1000 });
    expect(() => parsePkcs12(file, password, { provider, ...limits })).toThrow(
      code('x509/password-costs-too-much-together'),
    );
    const raised = { passwordLimits: { iterations: 1000, perFile: 10 } };
    expect(parsePkcs12(file, password, { provider, ...raised }).keys).toHaveLength(3);
  });

  it('do not make us derive long keys', () => {
    const derivation = { name: 'PBKDF2', hash: 'SHA-256', iterations: 2, salt: new Uint8Array(8) } as const;
    const derive = (keyLength: number): Uint8Array => {
      const parameters = sequence(keyDerivationIdentifier(derivation, keyLength), hmacIdentifier('SHA-256'));
      const identifier = algorithmIdentifier(OID['id-PBMAC1'], parameters);
      const parsed = readDer(identifier, 'AlgorithmIdentifier', (reader) => readAlgorithmIdentifier(reader, ''));
      return pbmac1(parsed, new Uint8Array(0), new Uint8Array(0), provider, undefined);
    };
    expect(derive(128)).toHaveLength(32);
    for (const keyLength of [19, 129, 2 ** 31]) expect(() => derive(keyLength)).toThrow(CutawayError);
  });

  it('do not nest for ever', () => {
    const nested = Uint8Array.from({ length: 4000 }, (_, index) => [0x30, 0x80][index % 2] as number);
    expect(() => parsePkcs12(nested, '', { provider })).toThrow(code('x509/der-too-deep'));
  });

  it('are refused when the contents were changed but can still be decrypted', () => {
    const changed = small.slice();
    const at = changed.length - 60;
    changed[at] = (changed[at] as number) ^ 1;
    expect(() => parsePkcs12(changed, password, { provider })).toThrow(CutawayError);
  });
});
