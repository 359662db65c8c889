import { toHex } from '@cutaway/primitives/bytes';
import { nodeCrypto as provider } from '@cutaway/primitives/node';
import { describe, expect, it } from 'vitest';
import { newCa, newEndEntity, time } from '../../test/authority.js';
import { withOpenSsl } from '../../test/openssl.js';
import { certificateToPem, extension, verifySignature } from '../certificate/index.js';
import {
  certificateListToPem,
  cRLNumber,
  createCertificateList,
  deltaCRLIndicator,
  findRevoked,
  invalidityDate,
  issuingDistributionPoint,
  parseCertificateList,
  type Revocation,
  reasonCode,
} from './index.js';

const kind = { type: 'EC', curve: 'P-256' } as const;
const root = newCa('Root', undefined, { kind });
const [good, revoked] = [newEndEntity(root, { kind }), newEndEntity(root, { kind })];
const issuer = { certificate: root.certificate, privateKey: root.keys.privateKey };
const period = { thisUpdate: new Date('2026-05-31T00:00:00Z'), nextUpdate: new Date('2026-06-07T00:00:00Z') };
const revocation: Revocation = {
  serialNumber: revoked.certificate.serialNumber,
  revocationDate: new Date('2026-05-30T12:00:00Z'),
  reason: 'keyCompromise',
  invalidityDate: new Date('2026-05-01T00:00:00Z'),
};
const list = createCertificateList({ ...period, cRLNumber: 300, revocations: [revocation] }, issuer, { provider });

describe('a CRL made here', () => {
  it('says what it was made of', () => {
    expect(parseCertificateList(list.bytes)).toEqual(list);
    expect(list.version).toBe(2);
    const extensions = { extensions: list.crlExtensions };
    expect(toHex(extension(extensions, cRLNumber)?.value ?? new Uint8Array())).toBe('012c');
    const entry = findRevoked(list, revoked.certificate.serialNumber);
    expect(entry?.revocationDate).toEqual(revocation.revocationDate);
    const entryExtensions = { extensions: entry?.crlEntryExtensions ?? [] };
    expect(extension(entryExtensions, reasonCode)?.value).toBe('keyCompromise');
    expect(extension(entryExtensions, invalidityDate)?.value).toEqual(revocation.invalidityDate);
    expect(findRevoked(list, good.certificate.serialNumber)).toBeUndefined();
    expect(verifySignature(list.tbsCertList, list, root.certificate.subjectPublicKeyInfo, provider)).toBe(true);
  });

  it('is used by openssl', (ctx) => {
    withOpenSsl(ctx, (openssl) => {
      openssl.write('root.pem', certificateToPem(root.certificate));
      openssl.write('good.pem', certificateToPem(good.certificate));
      openssl.write('revoked.pem', certificateToPem(revoked.certificate));
      openssl.write('crl.pem', certificateListToPem(list));
      expect(openssl.run('crl', '-in', 'crl.pem', '-CAfile', 'root.pem', '-noout', '-verify')).toContain('verify OK');
      const at = ['-attime', String(time.getTime() / 1000), '-CAfile', 'root.pem', '-CRLfile', 'crl.pem', '-crl_check'];
      expect(openssl.run('verify', '-x509_strict', ...at, 'good.pem')).toContain('OK');
      const refused = openssl.try('verify', ...at, 'revoked.pem');
      expect(refused.ok).toBe(false);
      expect(refused.output).toContain('certificate revoked');
    });
  });

  it('can be a delta CRL of a scope, with entries taken back', () => {
    const delta = createCertificateList(
      {
        ...period,
        cRLNumber: 2n ** 64n,
        baseCRLNumber: 300,
        revocations: [{ ...revocation, reason: 'removeFromCRL' }],
        issuingDistributionPoint: { onlyContainsUserCerts: true, indirectCRL: true },
      },
      issuer,
      { provider },
    );
    const extensions = { extensions: delta.crlExtensions };
    expect(extension(extensions, deltaCRLIndicator)?.critical).toBe(true);
    expect(extension(extensions, issuingDistributionPoint)?.value).toMatchObject({
      onlyContainsUserCerts: true,
      indirectCRL: true,
      onlyContainsCACerts: false,
    });
    expect(toHex(extension(extensions, cRLNumber)?.value ?? new Uint8Array())).toBe('010000000000000000');
  });

  it('without revocations has no list of them', (ctx) => {
    const empty = createCertificateList({ ...period, cRLNumber: 0, revocations: [] }, issuer, { provider });
    expect(empty.revokedCertificates).toEqual([]);
    withOpenSsl(ctx, (openssl) => {
      openssl.write('crl.pem', certificateListToPem(empty));
      expect(openssl.run('crl', '-in', 'crl.pem', '-noout', '-text')).toContain('No Revoked Certificates');
    });
  });

  it('can be as long as those of large CAs', () => {
    const serials = Array.from({ length: 200_000 }, (_, index) => Uint8Array.of(1, index >> 16, index >> 8, index));
    const revocations = serials.map((serialNumber) => ({ serialNumber, revocationDate: period.thisUpdate }));
    const long = createCertificateList({ ...period, cRLNumber: 1, revocations }, issuer, { provider });
    expect(findRevoked(long, serials.at(-1) as Uint8Array)).toBeDefined();
    expect(findRevoked(long, Uint8Array.of(2))).toBeUndefined();
  });
});
