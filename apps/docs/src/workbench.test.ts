import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { toHex } from '@cutaway/primitives/bytes';
import { catalogueProblems } from '@cutaway/primitives/explain';
import { noble } from '@cutaway/primitives/noble';
import { mutations, truncations } from '@cutaway/test-support/mutate';
import { needs, run } from '@cutaway/test-support/peers';
import { TlsClient } from '@cutaway/tls-handshake';
import { CaptureWriter } from '@cutaway/tls-handshake/capture';
import { certificateToPem } from '@cutaway/x509';
import { Authority } from '@cutaway/x509/authority';
import { describe, expect, it } from 'vitest';
import { decodeCapture, decodeRecords } from './.vitepress/theme/workbench/capture.js';
import { inspectCertificates } from './.vitepress/theme/workbench/certificates.js';
import { failureOf } from './.vitepress/theme/workbench/failure.js';
import { convertKeys, fingerprintsOf } from './.vitepress/theme/workbench/keys.js';
import { checkHost } from './.vitepress/theme/workbench/known-hosts.js';
import { makeCertificate } from './.vitepress/theme/workbench/make-certificate.js';
import { workbenchPhrases } from './.vitepress/theme/workbench/phrases.js';

/** The code of the error that ends a run, worded for both readers. */
function codeOf(run: () => unknown): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    const [en, zh] = [failureOf(error, 'en'), failureOf(error, 'zh')];
    expect(en.sentence).not.toBe(zh.sentence);
    expect(en.code, en.sentence).toBeDefined();
    return en.code;
  }
}

it('says everything in both languages', () => {
  expect(catalogueProblems(workbenchPhrases)).toEqual([]);
});

describe('certificate viewer', () => {
  const root = Authority.create({ subject: [{ CN: 'Root' }] }, { provider: noble });
  const { certificate } = root.issueServer({ names: ['a.example'] });

  it('reads PEM, hexadecimal and base64 alike', () => {
    const pem = certificateToPem(certificate);
    const texts = [pem, toHex(certificate.bytes), pem.replace(/-----.*-----/g, '')];
    for (const text of texts) {
      const [one, ...more] = inspectCertificates({ text, language: 'zh' });
      expect(more).toEqual([]);
      expect(one).toMatchObject({ kind: 'Certificate', message: { bytes: toHex(certificate.bytes) } });
      expect(one?.findings).toBeDefined();
      expect(JSON.stringify(one?.facts)).toContain('a.example');
    }
    expect(inspectCertificates({ text: pem + certificateToPem(root.certificate), language: 'en' })).toHaveLength(2);
  });

  it('says what a text lacks', () => {
    expect(codeOf(() => inspectCertificates({ text: ' \n', language: 'en' }))).toBe('workbench/nothing-given');
    expect(codeOf(() => inspectCertificates({ text: 'hello', language: 'en' }))).toBe('workbench/not-bytes');
    expect(codeOf(() => inspectCertificates({ text: '-----BEGIN X-----\n', language: 'en' }))).toBe(
      'workbench/nothing-found',
    );
    expect(codeOf(() => inspectCertificates({ text: 'ab'.repeat(70_000), language: 'en' }))).toBe('workbench/too-long');
  });

  it('ends in a sentence, whatever the bytes', () => {
    const hostile = [...truncations(certificate.bytes), ...[...mutations(certificate.bytes)].map(({ bytes }) => bytes)];
    let broken = 0;
    for (const bytes of hostile.filter((_, index) => index % 7 === 0 && index > 0)) {
      const [shown] = inspectCertificates({ text: toHex(bytes), language: 'zh' });
      if (shown?.failure === undefined) continue;
      broken++;
      expect(shown.failure.code, shown.failure.sentence).toBeDefined();
    }
    expect(broken).toBeGreaterThan(100);
  });
});

describe('keys', () => {
  const made = makeCertificate({
    names: 'a.example, 192.0.2.1',
    purpose: 'server',
    keyType: 'p-256',
    days: 30,
    mustStaple: true,
    language: 'en',
  });

  it('writes a private key in every form, each of which is the same key', () => {
    const [key] = convertKeys({ text: made.leaf.privateKey, language: 'en' });
    const forms = key?.forms ?? [];
    expect(forms.map(({ form }) => form)).toEqual(['openssh', 'pkcs8', 'jwk', 'public', 'rfc4716', 'pem', 'publicJwk']);
    for (const { form, secret, text } of forms) {
      const [again] = convertKeys({ text, language: 'en' });
      expect(again?.fingerprint, form).toBe(key?.fingerprint);
      expect(
        again?.forms.some((one) => one.secret),
        form,
      ).toBe(secret);
    }
  });

  it('protects what it writes, and says when a passphrase is missing or wrong', () => {
    const [key] = convertKeys({ text: made.leaf.privateKey, newPassphrase: 'a b', language: 'en' });
    const [openssh, pkcs8] = (key?.forms ?? []).map(({ text }) => text);
    const code = (passphrase?: string) =>
      codeOf(() =>
        convertKeys({ text: openssh ?? '', language: 'en', ...(passphrase === undefined ? {} : { passphrase }) }),
      );
    expect([code(), code('c'), code('a b')]).toEqual(['ssh/passphrase-needed', 'ssh/wrong-passphrase', undefined]);
    const [again] = convertKeys({ text: pkcs8 ?? '', passphrase: 'a b', language: 'en' });
    expect(again?.fingerprint).toBe(key?.fingerprint);
    expect(again?.format).toContain('PKCS #8');
  });

  it('gives the fingerprints that ssh-keygen gives', (context) => {
    const keygen = needs(context, 'ssh-keygen');
    const [key] = convertKeys({ text: made.leaf.privateKey, language: 'en' });
    const line = key?.forms.find(({ form }) => form === 'public')?.text ?? '';
    const [shown, ...more] = fingerprintsOf({ text: `# a comment\n${line}`, language: 'en' });
    expect(more).toEqual([]);
    const file = join(mkdtempSync(join(tmpdir(), 'cutaway-')), 'key.pub');
    writeFileSync(file, line);
    for (const [hash, ours] of [
      ['sha256', shown?.sha256],
      ['md5', shown?.md5],
    ]) {
      const { stdout } = run(keygen, ['-lv', '-E', hash ?? '', '-f', file]);
      expect(stdout).toContain(ours);
      if (hash === 'sha256') expect(stdout).toContain(shown?.randomart.split('\n')[4]);
    }
    rmSync(dirname(file), { recursive: true });
  });

  it('ends in a sentence, whatever is pasted', () => {
    const texts = [
      '',
      'ssh-ed25519 AAAA',
      '{',
      '{"kty":"RSA"}',
      '{"kty":"EC","crv":"__proto__"}',
      'PuTTY-User-Key-File-3: x\n',
    ];
    for (const text of [...texts, '-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n']) {
      expect(
        codeOf(() => convertKeys({ text, language: 'zh' })),
        text,
      ).toMatch(/^(ssh|x509|workbench|wire)\//);
      expect(
        codeOf(() => fingerprintsOf({ text, language: 'zh' })),
        text,
      ).toMatch(/^(ssh|x509|workbench|wire)\//);
    }
  });

  it('makes certificates that openssl verifies, by the same authority again', (context) => {
    const openssl = needs(context, 'openssl');
    const second = makeCertificate({
      names: 'b@example.com',
      purpose: 'email',
      keyType: 'ed25519',
      days: 1,
      mustStaple: false,
      authority: made.authority,
      language: 'en',
    });
    const folder = mkdtempSync(join(tmpdir(), 'cutaway-'));
    writeFileSync(join(folder, 'ca.pem'), made.authority.certificate);
    const verify = (certificate: string, more: readonly string[]) =>
      run(openssl, ['verify', '-x509_strict', '-CAfile', join(folder, 'ca.pem'), ...more], { input: certificate });
    expect(verify(made.leaf.certificate, ['-verify_hostname', 'a.example']).stdout).toContain('OK');
    expect(verify(second.leaf.certificate, ['-purpose', 'smimesign']).stdout).toContain('OK');
    rmSync(folder, { recursive: true });
  });

  it('makes faults that the linter or a reader finds', () => {
    const lint = (fault: 'expired' | 'no-subject-alt-name' | 'truncated') => {
      const { leaf } = makeCertificate({
        names: 'a.example',
        purpose: 'server',
        keyType: 'p-256',
        days: 30,
        mustStaple: false,
        fault,
        language: 'en',
      });
      return inspectCertificates({ text: leaf.certificate, language: 'en' })[0];
    };
    expect(lint('no-subject-alt-name')?.findings?.some(({ severity }) => severity === 'error')).toBe(true);
    expect(lint('truncated')?.failure?.code).toBe('x509/der-truncated');
  });

  it('says what names cannot stand in a certificate', () => {
    const base = { purpose: 'server', keyType: 'p-256', days: 1, mustStaple: false, language: 'en' } as const;
    expect(codeOf(() => makeCertificate({ ...base, names: ' , ' }))).toBe('workbench/nothing-given');
    expect(codeOf(() => makeCertificate({ ...base, names: 'é.example' }))).toMatch(/^x509\//);
  });
});

describe('known_hosts checker', () => {
  const keyOf = (text: string) => {
    const [key] = convertKeys({ text, language: 'en' });
    return key?.forms.find(({ form }) => form === 'public')?.text.trim() ?? '';
  };
  const base = { purpose: 'server', keyType: 'ed25519', days: 1, mustStaple: false, language: 'en' } as const;
  const [own, other] = [1, 2].map(() => keyOf(makeCertificate({ ...base, names: 'a' }).leaf.privateKey));

  it('tells known, unknown and changed keys apart', () => {
    const check = (host: string, keys = own ?? '') =>
      checkHost({ knownHosts: `git.example ${own}\nbroken line\n`, host, keys, language: 'zh' });
    expect(check('git.example')).toMatchObject({ verdicts: [{ verdict: 'known', trusted: true }], broken: [2] });
    expect(check('else.example')).toMatchObject({ verdicts: [{ verdict: 'unknown', trusted: false }] });
    expect(check('git.example', other)).toMatchObject({ verdicts: [{ verdict: 'changed', trusted: false }] });
  });

  it('says what it lacks', () => {
    const nothing = { knownHosts: '', host: '', keys: '', language: 'en' } as const;
    expect(codeOf(() => checkHost(nothing))).toBe('workbench/nothing-given');
    expect(codeOf(() => checkHost({ ...nothing, host: 'a', keys: 'no key' }))).toMatch(/^ssh\//);
  });
});

describe('capture decoder', () => {
  it('decodes pasted records and a capture alike', () => {
    const client = new TlsClient({ serverName: 'a.example', anchors: [] });
    const hello = client.output();
    const pasted = decodeRecords({ client: toHex(hello), server: '', keyLog: '', language: 'en' });
    const names = pasted.flows[0]?.events.flatMap((event) => (event.kind === 'message' ? [event.name] : []));
    expect(names).toContain('ClientHello');
    const writer = new CaptureWriter();
    const connection = writer.open({ address: '192.0.2.1', port: 50000 }, { address: '192.0.2.2', port: 443 });
    connection.data('client', hello);
    const captured = decodeCapture({ capture: writer.take(), keyLog: '', language: 'zh' });
    expect(captured.statistics.flows).toBe(1);
  });

  it('says what is no capture, and no records', () => {
    const capture = Uint8Array.from({ length: 100 }, (_, index) => index);
    expect(codeOf(() => decodeCapture({ capture, keyLog: '', language: 'en' }))).toBe('tls/not-a-capture');
    expect(codeOf(() => decodeRecords({ client: 'x', server: '', keyLog: '', language: 'en' }))).toBe(
      'workbench/not-bytes',
    );
    const { flows } = decodeRecords({ client: 'ff'.repeat(40), server: '16', keyLog: 'x', language: 'zh' });
    expect(flows[0]?.problems.map(({ code }) => code)).toEqual(['tls/not-tls']);
  });
});
