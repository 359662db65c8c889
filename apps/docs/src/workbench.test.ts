import { toHex } from '@cutaway/primitives/bytes';
import { catalogueProblems } from '@cutaway/primitives/explain';
import { noble } from '@cutaway/primitives/noble';
import { mutations, truncations } from '@cutaway/test-support/mutate';
import { certificateToPem } from '@cutaway/x509';
import { Authority } from '@cutaway/x509/authority';
import { describe, expect, it } from 'vitest';
import { inspectCertificates } from './.vitepress/theme/workbench/certificates.js';
import { failureOf } from './.vitepress/theme/workbench/failure.js';
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
