import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeCrypto } from '@cutaway/primitives/node';
import { dissect } from '@cutaway/primitives/wire';
import { mutations, truncations } from '@cutaway/test-support/mutate';
import { needs } from '@cutaway/test-support/peers';
import { describe, expect, it } from 'vitest';
import { certify, keyring, sshVerdict, succeed, temporaryFolder } from '../../test/openssh.js';
import { SshError } from '../errors/index.js';
import {
  generatePrivateKey,
  parsePrivateKey,
  parsePublicKeyFile,
  publicKeyLine,
  type SoftwareKey,
  samePublicKey,
} from '../keys/index.js';
import { CertificateBlob } from './certificate.js';
import {
  type CertificateRequest,
  certificateOption,
  certificateProblems,
  issueCertificate,
  parseCertificate,
  parseCertificateLine,
} from './index.js';

const folder = temporaryFolder();
const keyFile = keyring(folder, {
  authority: ['ed25519'],
  'authority-rsa': ['rsa', '-b', '2048'],
  'authority-ecdsa': ['ecdsa', '-b', '384'],
  ed25519: ['ed25519'],
  rsa: ['rsa', '-b', '2048'],
  ecdsa: ['ecdsa', '-b', '521'],
});
const subjects = ['ed25519', 'rsa', 'ecdsa'] as const;
const authorities = ['authority', 'authority-rsa', 'authority-ecdsa'] as const;
const NOW = 1_800_000_000;

describe('certificates of ssh-keygen', () => {
  for (const subject of subjects) {
    it(`are read and found good: ${subject}`, (ctx) => {
      const key = keyFile(ctx, subject);
      for (const name of authorities) {
        const options = ['-I', 'an id', '-n', 'alice,bob', '-z', '77', '-V', '20200101Z:20500101Z'];
        const issued = certify(
          ctx,
          keyFile(ctx, name),
          key,
          ...options,
          '-O',
          'clear',
          '-O',
          'force-command=ls -l',
          '-O',
          'permit-pty',
        );
        const { certificate } = parseCertificateLine(issued.line);
        expect(certificate).toMatchObject({
          role: 'user',
          keyId: 'an id',
          principals: ['alice', 'bob'],
          serial: 77n,
          validAfter: BigInt(Date.UTC(2020, 0, 1) / 1000),
          validBefore: BigInt(Date.UTC(2050, 0, 1) / 1000),
        });
        expect(certificateOption(certificate, 'force-command')).toBe('ls -l');
        expect(certificateOption(certificate, 'permit-pty')).toBe(true);
        expect(certificateOption(certificate, 'permit-user-rc')).toBeUndefined();
        expect(publicKeyLine(certificate.key, subject)).toBe(key.line);
        const purpose = { role: 'user', principal: 'bob', now: NOW, criticalOptions: ['force-command'] } as const;
        expect(certificateProblems(certificate, purpose), name).toEqual([]);
      }
    });
  }
});

describe('certificates issued here', () => {
  const privateKey = (path: string): SoftwareKey => parsePrivateKey(readFileSync(path, 'utf8')) as SoftwareKey;

  for (const subject of subjects) {
    it(`are what ssh-keygen reads out of them: ${subject}`, (ctx) => {
      const { key } = parsePublicKeyFile(keyFile(ctx, subject).line);
      for (const name of authorities) {
        const request: CertificateRequest = {
          key,
          role: 'user',
          keyId: 'made here',
          principals: ['alice', 'bob'],
          validAfter: NOW,
          validBefore: NOW + 3600,
          serial: 1n << 63n,
          criticalOptions: { 'source-address': '192.0.2.0/24', 'force-command': 'true' },
        };
        const certificate = issueCertificate(request, privateKey(keyFile(ctx, name).path), { crypto: nodeCrypto });
        const path = join(folder, 'issued-cert.pub');
        writeFileSync(path, `${publicKeyLine(certificate)}\n`);
        const printed = succeed(needs(ctx, 'ssh-keygen'), ['-L', '-f', path], { env: { ...process.env, TZ: 'UTC' } });
        const words = printed.replace(/\s+/g, ' ');
        expect(words).toContain('Key ID: "made here" Serial: 9223372036854775808');
        expect(words).toContain('from 2027-01-15T08:00:00 to 2027-01-15T09:00:00 Principals: alice bob');
        expect(words).toContain('Critical Options: force-command true source-address 192.0.2.0/24');
        expect(words).toContain(
          'Extensions: permit-X11-forwarding permit-agent-forwarding permit-port-forwarding permit-pty permit-user-rc',
        );
        if (name === 'authority-rsa') expect(words).toContain('(using rsa-sha2-512)');
        expect(certificateProblems(certificate, { role: 'user', now: NOW })).toEqual(['critical-option']);
      }
    });
  }

  it('convince the OpenSSH client as host certificates', (ctx) => {
    const host = 'db.example.org';
    const hostKey = keyFile(ctx, 'ecdsa');
    const authority = keyFile(ctx, 'authority');
    const files = [join(folder, 'known_hosts')];
    writeFileSync(files[0] as string, `@cert-authority *.example.org ${authority.line}\n`);
    for (const [principal, verdict] of [
      [host, 'known'],
      ['www.example.org', 'unknown'],
    ] as const) {
      const certificate = issueCertificate(
        { key: parsePublicKeyFile(hostKey.line).key, role: 'host', keyId: 'db', principals: [principal] },
        privateKey(authority.path),
      );
      writeFileSync(`${hostKey.path}-cert.pub`, `${publicKeyLine(certificate)}\n`);
      expect(sshVerdict(ctx, folder, { host, hostKey, certificate: true, files }).verdict).toBe(verdict);
    }
  });
});

describe('certificateProblems', () => {
  const authority = generatePrivateKey();
  const { key } = generatePrivateKey();
  const request: CertificateRequest = {
    key,
    role: 'host',
    keyId: 'db',
    principals: ['db'],
    validAfter: NOW,
    validBefore: NOW + 10,
  };
  const issued = (changes: Partial<CertificateRequest> = {}) => issueCertificate({ ...request, ...changes }, authority);
  const purpose = { role: 'host', principal: 'db', now: NOW } as const;

  it.each([
    ['nothing', issued(), {}, []],
    ['the last second', issued(), { now: NOW + 9 }, []],
    ['the second it ends', issued(), { now: NOW + 10 }, ['expired']],
    ['the second before it begins', issued(), { now: NOW - 1 }, ['not-yet-valid']],
    ['another name', issued(), { principal: 'www' }, ['principal']],
    ['one of several names', issued(), { principal: ['www', 'db'] }, []],
    ['no names', issued({ principals: [] }), {}, []],
    ['no names where some are required', issued({ principals: [] }), { requirePrincipals: true }, ['no-principals']],
    ['the other role', issued({ role: 'user', extensions: {} }), {}, ['role']],
    ['an unknown critical option', issued({ criticalOptions: { 'x@example.org': true } }), {}, ['critical-option']],
    ['an algorithm that is not allowed', issued(), { signatureAlgorithms: ['rsa-sha2-512'] }, ['signature-algorithm']],
  ] as const)('finds %s', (_, certificate, changes, problems) => {
    expect(certificateProblems(certificate, { ...purpose, ...changes })).toEqual(problems);
  });

  it('finds a signature by SHA-1', () => {
    const old = generatePrivateKey({ type: 'ssh-rsa', modulusLength: 1024, crypto: nodeCrypto });
    const certificate = issueCertificate(request, old, { algorithm: 'ssh-rsa', crypto: nodeCrypto });
    expect(certificateProblems(certificate, purpose)).toEqual(['signature-algorithm']);
  });

  it('finds every changed byte, or the bytes cannot be read', () => {
    const good = issued({ extensions: { 'permit-pty': true }, role: 'user' });
    let unreadable = 0;
    const attempt = (bytes: Uint8Array) => {
      try {
        const problems = certificateProblems(parseCertificate(bytes), { role: 'user', now: NOW, crypto: nodeCrypto });
        expect(problems[0]).toMatch(/^signature/);
      } catch (error) {
        expect(error).toBeInstanceOf(SshError);
        unreadable++;
      }
    };
    for (const { bytes } of mutations(good.blob)) attempt(bytes);
    for (const bytes of truncations(good.blob)) attempt(bytes);
    expect(unreadable).toBeGreaterThan(good.blob.length);
  });

  it('refuses options that are repeated or out of order', () => {
    const sorted = issued({ role: 'user', extensions: { 'permit-pty': true, 'permit-abc': true } });
    expect(sorted.extensions.map(({ name }) => name)).toEqual(['permit-abc', 'permit-pty']);
    const text = Buffer.from(sorted.blob);
    const at = text.indexOf('permit-abc');
    for (const name of ['permit-pty', 'permit-xyz']) {
      const changed = new Uint8Array(text);
      changed.set(Buffer.from(name), at);
      expect(() => parseCertificate(changed)).toThrow(
        expect.objectContaining({ code: 'ssh/malformed-certificate', rule: 'PROTOCOL.certkeys' }),
      );
    }
  });

  it('shows its fields with byte ranges', () => {
    const { field } = dissect(CertificateBlob, issued().blob);
    expect(field.children?.map(({ name }) => name)).toEqual([
      'format',
      'nonce',
      'key',
      'serial',
      'type',
      'key_id',
      'valid_principals',
      'valid_after',
      'valid_before',
      'critical_options',
      'extensions',
      'reserved',
      'signature_key',
      'signature',
    ]);
    expect(samePublicKey(issued().key, key)).toBe(true);
  });
});
