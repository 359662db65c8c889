import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { issueCertificate } from '../certificates/index.js';
import { explainAuthorization } from '../explain/index.js';
import { generatePrivateKey, publicKeyLine } from '../keys/index.js';
import { createKrl, Krl } from '../revocation/index.js';
import { AuthorizedKeysFile, authorizeKey, permitsForwarding } from './index.js';

const [own, other, authority] = [generatePrivateKey(), generatePrivateKey(), generatePrivateKey()];
const line = publicKeyLine(own.key);
const NOW = 1_800_000_000;
const request = {
  user: 'alice',
  key: own.key.blob,
  remote: { address: '192.0.2.7', name: 'laptop.example.org' },
  now: NOW,
};
const authorize = (text: string, changes: object = {}) =>
  authorizeKey([new AuthorizedKeysFile(text)], { ...request, ...changes });
const certificate = (principals: string[], criticalOptions = {}) =>
  issueCertificate({ key: own.key, role: 'user', keyId: 'x', principals, criticalOptions }, authority);

describe('authorizeKey', () => {
  it('says of each line why it does not let the key in', () => {
    const text = [
      `from="198.51.100.0/24" ${line}`,
      '# comment',
      publicKeyLine(other.key),
      'ssh-ed25519 AAAA',
      'command="never closed ssh-ed25519 AAAA',
      `expiry-time="20200101Z" ${line}`,
      `sudo ${line}`,
      `cert-authority ${line}`,
      `principals="alice" ${line}`,
      `from="192.0.2.7/8" ${line}`,
      `restrict,command="uptime",permitopen="db:5432" ${line} laptop`,
      line,
    ].join('\n');
    const result = authorize(text);
    expect(result.steps.map(({ line: number, outcome, option }) => [number, outcome, option])).toEqual([
      [1, 'from', '198.51.100.0/24'],
      [3, 'key', undefined],
      [4, 'broken', 'ssh/malformed-key'],
      [5, 'broken', 'options'],
      [6, 'expired', undefined],
      [7, 'bad-option', 'sudo'],
      [8, 'authority-only', undefined],
      [9, 'principals-without-authority', undefined],
      [10, 'from-invalid', '192.0.2.7/8'],
      [11, 'allowed', undefined],
    ]);
    if (!result.allowed) throw new Error('refused');
    expect(result.permissions).toMatchObject({
      command: 'uptime',
      pty: false,
      permitOpen: [{ host: 'db', port: 5432 }],
    });
    expect(result.entry.comment).toBe('laptop');
  });

  it('asks several files, the first first', () => {
    const files = [new AuthorizedKeysFile(publicKeyLine(other.key), 'one'), new AuthorizedKeysFile(line, 'two')];
    const result = authorizeKey(files, request);
    expect(result.steps.map(({ file }) => file)).toEqual(['one', 'two']);
    expect(result.allowed).toBe(true);
  });

  it('gives no line a say about a revoked key', () => {
    const revoked = new Krl(createKrl({ generated: 0, keys: [own.key] }));
    expect(authorize(line, { revoked })).toMatchObject({ allowed: false, revoked: 'key', steps: [] });
  });

  it('takes a certificate that names nobody only when told to', () => {
    const text = `cert-authority ${publicKeyLine(authority.key)}`;
    const nobody = { key: certificate([]).blob };
    expect(authorize(text, nobody).steps).toMatchObject([{ outcome: 'certificate', problems: ['no-principals'] }]);
    expect(authorize(text, { ...nobody, emptyPrincipalsMeanAnyone: true }).allowed).toBe(true);
  });

  it('permits what both line and certificate permit', () => {
    const text = `cert-authority,no-pty ${publicKeyLine(authority.key)}`;
    const result = authorize(text, { key: certificate(['alice'], { 'verify-required': true }).blob });
    if (!result.allowed) throw new Error('refused');
    expect(result.permissions).toMatchObject({ pty: false, userRc: true, verifyRequired: true });
  });

  it('refuses a critical option with a value of the wrong kind', () => {
    const text = `cert-authority ${publicKeyLine(authority.key)}`;
    for (const options of [{ 'source-address': true }, { 'verify-required': 'x' }, { 'source-address': '*' }]) {
      const { allowed } = authorize(text, { key: certificate(['alice'], options).blob });
      expect(allowed, JSON.stringify(options)).toBe(false);
    }
  });

  it('never throws and never lets in, whatever stands in the file', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('', line.slice(0, 40), 'ssh-ed25519 '),
        (text, tail) => {
          expect(authorize(text + tail).allowed).toBe(false);
        },
      ),
    );
  });
});

describe('permitsForwarding', () => {
  it('goes by the lists', () => {
    const result = authorize(`permitopen="db:5432",permitopen="[::1]:*",permitlisten="8080" ${line}`);
    if (!result.allowed) throw new Error('refused');
    const open = (host: string, port: number) => permitsForwarding(result.permissions, 'open', host, port);
    expect([open('db', 5432), open('db', 22), open('::1', 1), open('127.0.0.1', 5432)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect(permitsForwarding(result.permissions, 'listen', 'localhost', 8080)).toBe(true);
    expect(permitsForwarding(result.permissions, 'listen', 'localhost', 8081)).toBe(false);
  });
});

describe('explainAuthorization', () => {
  it('tells in both languages what each line about the key says, and what the session may do', () => {
    const text = `# c\n${publicKeyLine(other.key)}\nfrom="10.0.0.0/8" ${line}\nrestrict,command="up\u0007time" ${line}`;
    for (const language of ['en', 'zh'] as const) {
      const told = explainAuthorization(authorize(text), 'alice', language);
      expect(told.split('\n')).toHaveLength(3 + 6);
      expect(told).toContain('authorized_keys:3');
      expect(told).toContain('10.0.0.0/8');
      expect(told).toContain('up\ufffdtime');
      expect(told).not.toMatch(/[{}]|undefined|authorization\.|permission\./);
    }
    expect(explainAuthorization(authorize(text), 'alice', 'en', true)).toContain('authorized_keys:2 has another key');
    expect(explainAuthorization(authorize(''), 'alice', 'en')).toContain('No line has this key');
  });

  it('has a sentence for every outcome', () => {
    const key = certificate(['bob'], { 'force-command': 'a' }).blob;
    const text = [
      `cert-authority ${publicKeyLine(authority.key)}`,
      `cert-authority,principals="carol" ${publicKeyLine(authority.key)}`,
      `cert-authority,principals="bob",command="b" ${publicKeyLine(authority.key)}`,
      publicKeyLine(authority.key),
    ].join('\n');
    const result = authorize(text, { key });
    expect(result.steps.map(({ outcome }) => outcome)).toEqual([
      'certificate',
      'principals',
      'commands',
      'not-an-authority',
    ]);
    expect(explainAuthorization(result, 'alice', 'zh')).not.toMatch(/authorization\.|certificate\.|[{}]/);
  });
});
