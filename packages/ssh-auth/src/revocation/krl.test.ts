import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { utf8 } from '@cutaway/primitives/bytes';
import { mutations, truncations } from '@cutaway/test-support/mutate';
import { needs, run } from '@cutaway/test-support/peers';
import { describe, expect, it } from 'vitest';
import { type Context, keyring, succeed, temporaryFolder } from '../../test/openssh.js';
import { issueCertificate, type SshCertificate } from '../certificates/index.js';
import { SshError } from '../errors/index.js';
import { generatePrivateKey, parsePrivateKey, publicKeyLine, type SoftwareKey } from '../keys/index.js';
import { createKrl, Krl, parseRevokedKeys, type RevocationList } from './index.js';

const folder = temporaryFolder();
const keyFile = keyring(folder, { authority: ['ed25519'], other: ['ed25519'] });
const keys = Array.from({ length: 4 }, () => generatePrivateKey());
const [listed, hashed, certified, free] = keys as [SoftwareKey, SoftwareKey, SoftwareKey, SoftwareKey];

interface Subject {
  readonly name: string;
  readonly line: string;
  readonly subject: Parameters<RevocationList['revocationOf']>[0];
}

/** Keys and certificates around the edges of what the lists below revoke. */
function subjects(authority: SoftwareKey, other: SoftwareKey): Subject[] {
  const certificate = (by: SoftwareKey, serial: number, keyId: string): Subject => {
    const issued: SshCertificate = issueCertificate(
      { key: certified.key, role: 'user', keyId, principals: ['alice'], serial },
      by,
    );
    const name = `${by === authority ? 'authority' : 'other'} ${serial} ${keyId}`;
    return { name, line: publicKeyLine(issued), subject: { key: issued.key, certificate: issued } };
  };
  return [
    ...Object.entries({ listed, hashed, certified, free }).map(([name, { key }]) => ({
      name,
      line: publicKeyLine(key),
      subject: { key },
    })),
    ...[0, 1, 4, 5, 6, 99, 100, 150, 200, 201, 1000, 1001, 1063, 1064].map((serial) =>
      certificate(authority, serial, 'x'),
    ),
    ...[5, 100].map((serial) => certificate(other, serial, 'x')),
    certificate(authority, 2, 'bad id'),
    certificate(other, 2, 'bad id'),
  ];
}

/** Which subjects ssh-keygen finds revoked. */
function theirRevoked(ctx: Context, krl: string, all: readonly Subject[]): string[] {
  return all
    .filter(({ line }) => {
      const path = join(folder, 'subject.pub');
      writeFileSync(path, `${line}\n`);
      const { status, stdout, stderr } = run(needs(ctx, 'ssh-keygen'), ['-Q', '-f', krl, path]);
      if (/REVOKED/.test(stdout)) return true;
      expect(status, stdout + stderr).toBe(0);
      return false;
    })
    .map(({ name }) => name);
}

const ourRevoked = (list: RevocationList, all: readonly Subject[]): string[] =>
  all.filter(({ subject }) => list.revocationOf(subject) !== undefined).map(({ name }) => name);

const privateKey = (path: string): SoftwareKey => parsePrivateKey(readFileSync(path, 'utf8')) as SoftwareKey;

describe('lists of ssh-keygen', () => {
  it('revoke the same', (ctx) => {
    const [authority, other] = [keyFile(ctx, 'authority'), keyFile(ctx, 'other')];
    const all = subjects(privateKey(authority.path), privateKey(other.path));
    // Many close serials make ssh-keygen write a bitmap.
    const bits = Array.from({ length: 32 }, (_, index) => `serial: ${1001 + 2 * index}`);
    const specification = [
      `key: ${publicKeyLine(listed.key)}`,
      `sha256: ${publicKeyLine(hashed.key)}`,
      'serial: 5',
      'serial: 100-200',
      'id: bad id',
      ...bits,
    ];
    const path = join(folder, 'theirs.krl');
    const source = join(folder, 'specification');
    writeFileSync(source, `${specification.join('\n')}\n`);
    succeed(needs(ctx, 'ssh-keygen'), ['-k', '-f', path, '-s', `${authority.path}.pub`, '-z', '12', source]);
    const krl = new Krl(readFileSync(path));
    expect(krl.version).toBe(12n);
    const theirs = theirRevoked(ctx, path, all);
    expect(ourRevoked(krl, all)).toEqual(theirs);
    expect(theirs).toContain('authority 1001 x');
    expect(theirs).not.toContain('authority 1000 x');
    expect(theirs).not.toContain('authority 0 x');
  });
});

describe('lists made here', () => {
  it('revoke the same for ssh-keygen', (ctx) => {
    const [authority, other] = [keyFile(ctx, 'authority'), keyFile(ctx, 'other')].map(({ path }) =>
      privateKey(path),
    ) as [SoftwareKey, SoftwareKey];
    const all = subjects(authority, other);
    const bytes = createKrl({
      version: 3,
      generated: 1_800_000_000,
      comment: 'made here',
      keys: [listed.key],
      hashedKeys: [hashed.key],
      certificates: [
        { authority: authority.key, serials: [1, 5, [100, 200]], keyIds: ['bad id'] },
        { serials: [1064] },
      ],
    });
    const path = join(folder, 'ours.krl');
    writeFileSync(path, bytes);
    const krl = new Krl(bytes);
    expect([krl.version, krl.generated, krl.comment]).toEqual([3n, 1_800_000_000n, 'made here']);
    expect(ourRevoked(krl, all)).toEqual(theirRevoked(ctx, path, all));
    expect(all.map(({ subject }) => krl.revocationOf(subject)).filter(Boolean)).toEqual(
      expect.arrayContaining(['key', 'fingerprint', 'serial', 'key-id']),
    );
  });

  it('with a certificate’s authority in it revoke the certificate', () => {
    const [authority] = [generatePrivateKey()];
    const certificate = issueCertificate({ key: free.key, role: 'user', keyId: 'x', principals: [] }, authority);
    const krl = new Krl(createKrl({ generated: 0, keys: [authority.key] }));
    expect(krl.revocationOf({ key: certificate.key, certificate })).toBe('authority');
    expect(krl.revocationOf({ key: certificate.key })).toBeUndefined();
  });
});

describe('hostile lists', () => {
  it('end in typed errors', () => {
    const bytes = createKrl({
      generated: 1,
      keys: [listed.key],
      certificates: [{ authority: free.key, serials: [1, [2, 3]], keyIds: ['x'] }],
    });
    let refused = 0;
    const attempt = (changed: Uint8Array) => {
      try {
        new Krl(changed).revocationOf({ key: listed.key });
      } catch (error) {
        expect(error).toBeInstanceOf(SshError);
        refused++;
      }
    };
    for (const { bytes: changed } of mutations(bytes)) attempt(changed);
    for (const changed of truncations(bytes)) attempt(changed);
    expect(refused).toBeGreaterThan(100);
  });

  it('do not take memory for the serials of a wide range', () => {
    const certificate = issueCertificate(
      { key: free.key, role: 'user', keyId: '', principals: [], serial: 1n << 40n },
      listed,
    );
    const krl = new Krl(createKrl({ generated: 0, certificates: [{ serials: [[1n, (1n << 64n) - 1n]] }] }));
    expect(krl.revocationOf({ key: free.key, certificate })).toBe('serial');
  });
});

describe('parseRevokedKeys', () => {
  it('takes a list of keys, and a KRL', () => {
    const text = parseRevokedKeys(utf8(`# gone\n${publicKeyLine(listed.key)}\n\n`));
    const krl = parseRevokedKeys(createKrl({ generated: 0, keys: [listed.key] }));
    for (const list of [text, krl]) {
      expect(list.revocationOf({ key: listed.key })).toBe('key');
      expect(list.revocationOf({ key: free.key })).toBeUndefined();
    }
  });

  it('refuses a list with a line it cannot read', () => {
    expect(() => parseRevokedKeys(utf8(`${publicKeyLine(listed.key)}\nssh-ed25519 AAAA\n`))).toThrow(SshError);
    expect(() => parseRevokedKeys(Uint8Array.of(0xff))).toThrow(SshError);
  });
});
