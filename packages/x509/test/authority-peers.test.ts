import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeCrypto as provider } from '@cutaway/primitives/node';
import { needs, run } from '@cutaway/test-support/peers';
import { describe, expect, it } from 'vitest';
import { Authority } from '../src/authority/index.js';
import { type Certificate, certificateToPem } from '../src/certificate/index.js';
import { certificateListToPem } from '../src/crl/index.js';

// These programs look at the system's clock.
const root = Authority.create({ subject: [{ O: 'Example' }, { CN: 'Example Root' }] }, { provider });
const ca = root.issueAuthority({ subject: [{ O: 'Example' }, { CN: 'Example CA' }], pathLenConstraint: 0 });
const [good, revoked] = ['good', 'revoked'].map(
  (name) => ca.issueServer({ names: [`${name}.example`] }).certificate,
) as [Certificate, Certificate];
ca.revoke(revoked, 'keyCompromise');
const list = ca.certificateList();

interface Folder {
  readonly path: string;
  run(program: string, ...args: readonly string[]): { readonly ok: boolean; readonly said: string };
}

function inFolder(test: (folder: Folder) => void): void {
  const path = mkdtempSync(join(tmpdir(), 'cutaway-x509-'));
  const files = {
    'root.pem': certificateToPem(root.certificate),
    'ca.pem': certificateToPem(ca.certificate),
    'good.pem': certificateToPem(good),
    'revoked.pem': certificateToPem(revoked),
    'chain.pem': [good, ca.certificate].map((each) => certificateToPem(each)).join(''),
    'list.pem': certificateListToPem(list),
    'list.der': list.bytes,
    'good.ocsp': ca.staple(good).bytes,
    'revoked.ocsp': ca.staple(revoked).bytes,
  };
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), content);
    test({
      path,
      run: (program, ...args) => {
        const { status, stdout, stderr } = run(program, args, { cwd: path });
        return { ok: status === 0, said: stdout + stderr };
      },
    });
  } finally {
    rmSync(path, { recursive: true });
  }
}

describe('what an authority makes', () => {
  it('satisfies GnuTLS: a chain, a CRL, OCSP responses', (ctx) => {
    const certtool = needs(ctx, 'certtool');
    inFolder((folder) => {
      const chain = ['--verify', '--load-ca-certificate', 'root.pem', '--infile', 'chain.pem'];
      expect(folder.run(certtool, ...chain, '--verify-hostname', 'good.example').said).toMatch(
        /Verified\. The certificate is trusted/,
      );
      expect(folder.run(certtool, ...chain, '--verify-hostname', 'other.example').ok).toBe(false);
      const crl = folder.run(certtool, '--verify-crl', '--load-ca-certificate', 'ca.pem', '--infile', 'list.pem');
      expect(crl.said).toContain('Verified');
      const withList = ['--verify', '--load-ca-certificate', 'ca.pem', '--load-crl', 'list.pem', '--infile'];
      expect(folder.run(certtool, ...withList, 'good.pem').ok).toBe(true);
      expect(folder.run(certtool, ...withList, 'revoked.pem').said).toMatch(/revoked/i);
    });
  });

  it('satisfies NSS, which refuses what the CRL lists', (ctx) => {
    const certutil = needs(ctx, 'certutil');
    const crlutil = needs(ctx, 'crlutil');
    inFolder((folder) => {
      const store = ['-d', `sql:${folder.path}`];
      expect(folder.run(certutil, '-N', ...store, '--empty-password').ok).toBe(true);
      for (const [name, trust] of [
        ['root', 'C,,'],
        ['ca', ',,'],
        ['good', ',,'],
        ['revoked', ',,'],
      ] as const) {
        expect(folder.run(certutil, '-A', ...store, '-n', name, '-t', trust, '-i', `${name}.pem`).ok).toBe(true);
      }
      const verify = (name: string): string => folder.run(certutil, '-V', ...store, '-u', 'V', '-n', name).said;
      expect(verify('good')).toContain('certificate is valid');
      expect(verify('revoked')).toContain('certificate is valid');
      expect(folder.run(crlutil, '-I', ...store, '-i', 'list.der')).toMatchObject({ ok: true });
      expect(verify('good')).toContain('certificate is valid');
      expect(verify('revoked')).toContain('revoked');
    });
  });

  it('satisfies GnuTLS as a responder', (ctx) => {
    const ocsptool = needs(ctx, 'ocsptool');
    inFolder((folder) => {
      for (const name of ['good', 'revoked']) {
        const args = ['--verify-response', '--load-response', `${name}.ocsp`, '--load-signer', 'ca.pem'];
        expect(folder.run(ocsptool, ...args).said).toMatch(/Verifying OCSP Response: Success/);
        expect(folder.run(ocsptool, ...args.slice(0, -1), 'root.pem').said).toMatch(/Verifying OCSP Response: Failure/);
        const told = folder.run(ocsptool, '--response-info', '--load-response', `${name}.ocsp`).said;
        expect(told).toMatch(new RegExp(`Certificate Status: ${name}`));
      }
    });
  });
});
