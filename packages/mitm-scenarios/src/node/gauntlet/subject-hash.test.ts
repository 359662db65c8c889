import { nodeCrypto } from '@cutaway/primitives/node';
import { needs, run } from '@cutaway/test-support/peers';
import { type AttributeInput, certificateToPem } from '@cutaway/x509';
import { Authority } from '@cutaway/x509/authority';
import { expect, it } from 'vitest';
import { subjectHash } from './subject-hash.js';

const subjects: readonly (readonly AttributeInput[])[] = [
  [{ O: 'Cutaway Gauntlet' }, { CN: 'Gauntlet Root' }],
  [{ C: 'DE' }, { O: '  Zwei  Worte ' }, { CN: 'ÄÖÜ groß' }],
  [{ CN: '根证书 Root' }],
];

it('is the hash that OpenSSL looks files up by', (ctx) => {
  const openssl = needs(ctx, 'openssl');
  for (const subject of subjects) {
    const { certificate } = Authority.create({ subject: [...subject] }, { provider: nodeCrypto });
    const { stdout } = run(openssl, ['x509', '-noout', '-subject_hash'], { input: certificateToPem(certificate) });
    expect(subjectHash(certificate.subject)).toBe(stdout.trim());
  }
});
