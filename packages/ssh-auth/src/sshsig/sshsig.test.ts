import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { base64url, utf8 } from '@cutaway/primitives/bytes';
import type { PrivateKey } from '@cutaway/primitives/crypto';
import { noble } from '@cutaway/primitives/noble';
import { nodeCrypto } from '@cutaway/primitives/node';
import { encode } from '@cutaway/primitives/wire';
import { mutations, truncations } from '@cutaway/test-support/mutate';
import { needs, run } from '@cutaway/test-support/peers';
import { describe, expect, it } from 'vitest';
import { type Context, certify, keyring, succeed, temporaryFolder } from '../../test/openssh.js';
import { parseCertificateLine } from '../certificates/index.js';
import { SshError } from '../errors/index.js';
import { generatePrivateKey, parsePrivateKey, publicKeyLine, type SoftwareKey, sshPublicKey } from '../keys/index.js';
import { authenticatorMessage } from '../keys/security-key-signature.js';
import { parseSignature, SignatureBlob, signMessage } from '../keys/signature.js';
import { WEBAUTHN } from '../keys/signature-algorithms.js';
import { AllowedSigners, parseSshsig, signSshsig, sshsigData, sshsigText, verifySshsig } from './index.js';

const folder = temporaryFolder();
const keyFile = keyring(folder, {
  ed25519: ['ed25519'],
  rsa: ['rsa', '-b', '2048'],
  ecdsa: ['ecdsa', '-b', '384'],
  authority: ['ed25519'],
});
const subjects = ['ed25519', 'rsa', 'ecdsa'] as const;
const MESSAGE = utf8('a message\n');

let count = 0;
function written(content: string | Uint8Array): string {
  const path = join(folder, `file-${count++}`);
  writeFileSync(path, content, { mode: 0o600 });
  return path;
}
const privateKey = (path: string): SoftwareKey => parsePrivateKey(readFileSync(path, 'utf8')) as SoftwareKey;
const keygen = (ctx: Context, args: string[], input: Uint8Array = MESSAGE) =>
  run(needs(ctx, 'ssh-keygen'), ['-Y', ...args], { input, env: { ...process.env, TZ: 'UTC' } });

describe.each(subjects)('a signature by a key of type %s', (subject) => {
  it('of ssh-keygen is found right, for its message and namespace alone', (ctx) => {
    for (const hash of ['sha512', 'sha256'] as const) {
      const { stdout } = keygen(ctx, [
        'sign',
        '-q',
        '-n',
        'file',
        '-O',
        `hashalg=${hash}`,
        '-f',
        keyFile(ctx, subject).path,
      ]);
      const signature = parseSshsig(stdout);
      expect(publicKeyLine(signature.key, subject)).toBe(keyFile(ctx, subject).line);
      expect(signature.hash).toBe(hash);
      expect(verifySshsig(MESSAGE, 'file', signature)).toEqual({});
      expect(verifySshsig(utf8('another'), 'file', signature)).toBeUndefined();
      expect(verifySshsig(MESSAGE, 'git', signature)).toBeUndefined();
    }
  });

  it('made here is taken by ssh-keygen', (ctx) => {
    const { path, line } = keyFile(ctx, subject);
    const signers = written(`alice ${line}\n`);
    const signature = written(signSshsig(MESSAGE, 'file', privateKey(path), { crypto: nodeCrypto }));
    const verify = ['verify', '-n', 'file', '-I', 'alice', '-f', signers, '-s', signature];
    expect(keygen(ctx, verify).stderr + keygen(ctx, verify).stdout).toContain('Good "file" signature for alice');
    expect(keygen(ctx, verify, utf8('another')).status).not.toBe(0);
  });
});

describe('FIDO keys', () => {
  /** What an authenticator does, with a key at hand. */
  function authenticate(
    type: 'Ed25519' | 'EC',
    flags: number,
    webauthn?: { origin: string; asked: Uint8Array; extensions: Uint8Array },
  ): { line: string; text: string } {
    const pair = noble.generateKeyPair(type === 'EC' ? { type, curve: 'P-256' } : { type });
    const key = sshPublicKey(pair.publicKey, 'ssh:');
    const data = sshsigData(MESSAGE, 'file', 'sha512');
    const authenticator = {
      flags,
      counter: 41,
      ...(webauthn === undefined
        ? {}
        : {
            webauthn: {
              origin: webauthn.origin,
              clientData: utf8(
                `{"type":"webauthn.get","challenge":"${base64url.encode(webauthn.asked)}","origin":"${webauthn.origin}","crossOrigin":false}`,
              ),
              extensions: webauthn.extensions,
            },
          }),
    };
    const signed = authenticatorMessage(key, data, authenticator, noble) ?? data;
    const plain = type === 'EC' ? 'ecdsa-sha2-nistp256' : 'ssh-ed25519';
    const { signature } = parseSignature(signMessage(pair.privateKey as PrivateKey, plain, signed));
    const blob = encode(SignatureBlob, {
      algorithm: webauthn === undefined ? key.type : WEBAUTHN,
      signature,
      authenticator,
    });
    return { line: publicKeyLine(key), text: sshsigText({ key, namespace: 'file', hash: 'sha512', signature: blob }) };
  }

  it.each(['Ed25519', 'EC'] as const)('sign as ssh-keygen expects it, and are verified here: %s', (type) => {
    const { text } = authenticate(type, 5);
    expect(verifySshsig(MESSAGE, 'file', parseSshsig(text))).toEqual({ authenticator: { flags: 5, counter: 41 } });
    expect(verifySshsig(utf8('another'), 'file', parseSshsig(text))).toBeUndefined();
  });

  it('are verified by ssh-keygen', (ctx) => {
    for (const type of ['Ed25519', 'EC'] as const) {
      const { line, text } = authenticate(type, 1);
      const verify = ['verify', '-n', 'file', '-I', 'alice', '-f', written(`alice ${line}\n`), '-s', written(text)];
      expect(keygen(ctx, verify).stdout).toContain('Good "file" signature');
    }
  });

  it('sign through browsers, as ssh-keygen takes it', (ctx) => {
    const asked = sshsigData(MESSAGE, 'file', 'sha512');
    const none = new Uint8Array();
    const cases = [
      { flags: 0x01, origin: 'https://example.org', asked, extensions: none, good: true },
      { flags: 0x81, origin: 'https://example.org', asked, extensions: Uint8Array.of(0xa0), good: true },
      { flags: 0x01, origin: 'https://example.org', asked: MESSAGE, extensions: none, good: false },
    ];
    for (const { flags, good, ...webauthn } of cases) {
      const { line, text } = authenticate('EC', flags, webauthn);
      const verify = ['verify', '-n', 'file', '-I', 'alice', '-f', written(`alice ${line}\n`), '-s', written(text)];
      expect(keygen(ctx, verify).stdout.includes('Good "file" signature')).toBe(good);
      expect(verifySshsig(MESSAGE, 'file', parseSshsig(text)) !== undefined).toBe(good);
    }
    for (const flags of [0x41, 0x81]) {
      const contradiction = () => authenticate('EC', flags, { origin: 'x', asked, extensions: none });
      expect(contradiction).toThrow(expect.objectContaining({ code: 'ssh/malformed-signature' }));
    }
  });
});

describe('allowed signers', () => {
  const TIME = Date.UTC(2027, 0, 15, 12) / 1000;

  it('are who ssh-keygen takes them for', (ctx) => {
    const { path, line } = keyFile(ctx, 'ed25519');
    const other = keyFile(ctx, 'ecdsa').line;
    const signature = written(signSshsig(MESSAGE, 'file', privateKey(path)));
    const { key } = parseSshsig(readFileSync(signature, 'utf8'));
    const files = [
      `alice ${line}`,
      `bob ${line}`,
      `# nothing\n\n  bob,al* ${line}`,
      `*,!alice ${line}`,
      `"alice,bob" ${line}`,
      `alice ${other}`,
      `alice namespaces="file,git" ${line}`,
      `alice namespaces="fi*" ${line}`,
      `alice namespaces="git" ${line}`,
      `alice namespaces="git" ${line}\nalice ${line}`,
      `alice cert-authority ${line}`,
      `alice unknown ${line}`,
      `alice Namespaces="file",valid-after="20200101Z" ${line}`,
      `alice valid-after="20270115120000Z" ${line}`,
      `alice valid-after="20270115120001Z" ${line}`,
      `alice valid-before="20270115120000Z" ${line}`,
      `alice valid-before="20270115115959Z" ${line}`,
      `alice valid-after="2027" ${line}`,
      `alice namespaces="file",namespaces="file" ${line}`,
      `alice namespaces=file ${line}`,
      `alice namespaces="file ${line}`,
      `alice ${line.slice(0, 30)}\nalice ${line}`,
      'alice',
    ];
    const allowed: string[] = [];
    for (const text of files) {
      const signers = written(`${text}\n`);
      const options = ['-O', 'verify-time=20270115120000'];
      const verify = ['verify', '-n', 'file', '-I', 'alice', '-f', signers, '-s', signature, ...options];
      const theirs = keygen(ctx, verify);
      const ours = new AllowedSigners(text).check({ key, principal: 'alice', namespace: 'file', time: TIME });
      expect(ours.allowed, `${text}\n${theirs.stderr}`).toBe(theirs.status === 0);
      const found = keygen(ctx, ['find-principals', '-f', signers, '-s', signature, ...options]);
      const names = new AllowedSigners(text).principalsOf({ key, time: TIME });
      expect(names.join('\n'), `${text}\n${found.stderr}`).toBe(found.stdout.trim());
      if (ours.allowed) allowed.push(text);
    }
    expect(allowed).toHaveLength(10);
  });

  it('sign with certificates as ssh-keygen takes them', (ctx) => {
    const [authority, key] = [keyFile(ctx, 'authority'), keyFile(ctx, 'ed25519')];
    const signers = written(`al*,carol cert-authority,namespaces="file" ${authority.line}\nalice ${key.line}\n`);
    const text = readFileSync(signers, 'utf8');
    const cases: [string, string[]][] = [
      ['alice', ['-I', 'x', '-n', 'alice,bob']],
      ['bob', ['-I', 'x', '-n', 'alice,bob']],
      ['carol', ['-I', 'x', '-n', 'alice,bob']],
      ['alice', ['-I', 'x']],
      ['alice', ['-I', 'x', '-n', 'alice', '-V', '20200101Z:20210101Z']],
      ['alice', ['-I', 'x', '-n', 'alice', '-V', '20200101Z:20400101Z']],
      ['alice', ['-I', 'x', '-n', 'alice', '-h']],
      ['alice', ['-I', 'x', '-n', 'alice', '-O', 'force-command=true']],
    ];
    const outcomes: boolean[] = [];
    for (const [principal, options] of cases) {
      const { certificate } = parseCertificateLine(certify(ctx, authority, key, ...options).line);
      const signature = written(signSshsig(MESSAGE, 'file', privateKey(key.path), { certificate }));
      const parsed = parseSshsig(readFileSync(signature, 'utf8'));
      expect(verifySshsig(MESSAGE, 'file', parsed)).toEqual({});
      const at = ['-O', 'verify-time=20270115120000'];
      const theirs = keygen(ctx, ['verify', '-n', 'file', '-I', principal, '-f', signers, '-s', signature, ...at]);
      const list = new AllowedSigners(text);
      const { allowed } = list.check({ ...parsed, principal, time: TIME });
      expect(allowed, `${principal} ${options.join(' ')}\n${theirs.stderr}`).toBe(theirs.status === 0);
      const found = keygen(ctx, ['find-principals', '-f', signers, '-s', signature, ...at]);
      expect(list.principalsOf({ ...parsed, time: TIME }).join('\n'), found.stderr).toBe(found.stdout.trim());
      outcomes.push(allowed);
    }
    expect(outcomes.filter(Boolean)).toHaveLength(3);
  });

  it('are explained line by line', () => {
    const [key, other] = [generatePrivateKey().key, generatePrivateKey().key];
    const text = [
      `alice ${publicKeyLine(other)}`,
      '# comment',
      'broken',
      `bob ${publicKeyLine(key)}`,
      `* namespaces="git" ${publicKeyLine(key)}`,
      `* valid-after="20400101Z" ${publicKeyLine(key)}`,
      `alice ${publicKeyLine(key)}`,
    ].join('\n');
    const claim = { key, principal: 'alice', namespace: 'file', time: TIME };
    expect(new AllowedSigners(text).check(claim).steps.map(({ line, outcome }) => [line, outcome])).toEqual([
      [1, 'key'],
      [3, 'broken'],
      [4, 'principal'],
      [5, 'namespace'],
      [6, 'not-yet-valid'],
      [7, 'allowed'],
    ]);
  });
});

describe('hostile signatures', () => {
  it('end in typed errors or do not verify', () => {
    const key = generatePrivateKey();
    const { signature, ...rest } = parseSshsig(signSshsig(MESSAGE, 'file', key));
    const text = sshsigText({ ...rest, signature });
    const bytes = Buffer.from(text.split('\n').slice(1, -2).join(''), 'base64');
    let refused = 0;
    const attempt = (changed: Uint8Array) => {
      try {
        expect(verifySshsig(MESSAGE, 'file', parseSshsig(changed), nodeCrypto)).toBeUndefined();
      } catch (error) {
        expect(error).toBeInstanceOf(SshError);
        refused++;
      }
    };
    for (const { bytes: changed } of mutations(bytes)) attempt(changed);
    for (const changed of truncations(bytes)) attempt(changed);
    expect(refused).toBeGreaterThan(bytes.length);
    expect(verifySshsig(MESSAGE, 'file', parseSshsig(bytes))).toEqual({});
  });

  it('takes no signature by SHA-1', () => {
    const key = generatePrivateKey({ type: 'ssh-rsa', modulusLength: 1024, crypto: nodeCrypto });
    const signature = signMessage(key.privateKey, 'ssh-rsa', sshsigData(MESSAGE, 'file', 'sha512'));
    const text = sshsigText({ key: key.key, namespace: 'file', hash: 'sha512', signature });
    expect(() => verifySshsig(MESSAGE, 'file', parseSshsig(text))).toThrow(
      expect.objectContaining({ code: 'ssh/signature-algorithm' }),
    );
  });
});

describe('git', () => {
  it('shows a good signature for a commit signed here', (ctx) => {
    const git = needs(ctx, 'git');
    needs(ctx, 'ssh-keygen');
    const repository = join(folder, 'repository');
    const key = privateKey(keyFile(ctx, 'ed25519').path);
    succeed(git, ['init', '-q', repository]);
    const author = 'Alice <alice@example.org> 1800000000 +0000';
    const tree = succeed(git, ['-C', repository, 'hash-object', '-t', 'tree', '-w', '--stdin'], { input: '' }).trim();
    const [head, body] = [`tree ${tree}\nauthor ${author}\ncommitter ${author}\n`, '\nsigned here\n'];
    const signature = signSshsig(utf8(head + body), 'git', key);
    const header = `gpgsig ${signature.trimEnd().replaceAll('\n', '\n ')}\n`;
    const commit = succeed(git, ['-C', repository, 'hash-object', '-t', 'commit', '-w', '--stdin'], {
      input: head + header + body,
    }).trim();
    const signers = written(`alice@example.org namespaces="git" ${keyFile(ctx, 'ed25519').line}\n`);
    const { stderr, stdout } = run(git, [
      ...['-C', repository, '-c', 'gpg.format=ssh', '-c', `gpg.ssh.allowedSignersFile=${signers}`],
      ...['log', '--show-signature', '-1', commit],
    ]);
    expect(stdout + stderr).toContain('Good "git" signature for alice@example.org');
  });
});
