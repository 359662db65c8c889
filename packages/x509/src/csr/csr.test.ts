import { fromHex, toHex } from '@cutaway/primitives/bytes';
import type { KeyGeneration } from '@cutaway/primitives/crypto';
import { nodeCrypto as provider } from '@cutaway/primitives/node';
import { mutations, truncations } from '@cutaway/test-support/mutate';
import { describe, expect, it } from 'vitest';
import { withOpenSsl } from '../../test/openssl.js';
import { encodeExtension, extension, keyUsage, subjectAltName, tlsFeature } from '../certificate/index.js';
import { X509Error } from '../errors.js';
import { privateKeyToPem } from '../keys/index.js';
import { nameToText } from '../name/index.js';
import { OID } from '../oids.js';
import {
  type CertificationRequest,
  certificationRequestFromPem,
  certificationRequestToPem,
  createCertificationRequest,
  dissectCertificationRequest,
  parseCertificationRequest,
  verifyCertificationRequest,
} from './index.js';

const KINDS: readonly KeyGeneration[] = [
  { type: 'RSA', modulusLength: 2048 },
  { type: 'EC', curve: 'P-256' },
  { type: 'EC', curve: 'P-521' },
  { type: 'Ed25519' },
  { type: 'Ed448' },
];
const ed25519 = provider.generateKeyPair({ type: 'Ed25519' });
const names = ['example.com', '*.example.com', '192.0.2.1', '2001:db8::1'];

function make(kind: KeyGeneration): CertificationRequest {
  const contents = {
    subject: [{ C: 'DE', O: 'Bücher' }, { CN: 'example.com' }],
    names,
    extensions: [encodeExtension(keyUsage, new Set(['digitalSignature'] as const), true)],
    challengePassword: 'secret',
  };
  return createCertificationRequest(contents, provider.generateKeyPair(kind).privateKey, { provider });
}

describe.each(KINDS)('a request for %o', (kind) => {
  it('says what was asked for and proves possession of the key', () => {
    const request = make(kind);
    expect(verifyCertificationRequest(request, provider)).toBe(true);
    expect(parseCertificationRequest(request.bytes)).toEqual(request);
    expect(extension(request, subjectAltName)?.value).toHaveLength(4);
    expect(extension(request, keyUsage)?.critical).toBe(true);
    expect(request.attributes.map(({ type, values }) => [type, values[0]?.text])).toEqual([
      [OID.challengePassword, 'secret'],
    ]);
  });

  it('is accepted by openssl', (ctx) => {
    withOpenSsl(ctx, (openssl) => {
      openssl.write('request.pem', certificationRequestToPem(make(kind)));
      const output = openssl.run('req', '-in', 'request.pem', '-verify', '-noout', '-text', '-nameopt', 'utf8');
      expect(output).toContain('self-signature verify OK');
      expect(output).toContain('DNS:example.com, DNS:*.example.com, IP Address:192.0.2.1');
      expect(output).toContain('challengePassword        :secret');
    });
  });
});

describe('requests of openssl', () => {
  it('are read', (ctx) => {
    withOpenSsl(ctx, (openssl) => {
      openssl.write('key.pem', privateKeyToPem(ed25519.privateKey));
      openssl.write(
        'config',
        [
          '[req]\ndistinguished_name=dn\nprompt=no\nattributes=attributes\nreq_extensions=extensions',
          '[dn]\nC=DE\nCN=example.com',
          '[attributes]\nunstructuredName=some name\nchallengePassword=secret',
          '[extensions]\nsubjectAltName=DNS:example.com,IP:192.0.2.1\ntlsfeature=status_request',
        ].join('\n'),
      );
      openssl.run('req', '-new', '-key', 'key.pem', '-config', 'config', '-out', 'request.pem');
      const request = certificationRequestFromPem(openssl.read('request.pem'));
      expect(verifyCertificationRequest(request, provider)).toBe(true);
      expect(nameToText(request.subject)).toBe('C=DE, CN=example.com');
      expect(request.subjectPKInfo.publicKey).toEqual(ed25519.publicKey);
      expect(extension(request, tlsFeature)?.value).toEqual([5]);
      expect(request.attributes.map(({ type }) => type).sort()).toEqual([OID.unstructuredName, OID.challengePassword]);
      expect(certificationRequestToPem(request)).toBe(openssl.read('request.pem'));
    });
  });

  it('without attributes are read', (ctx) => {
    withOpenSsl(ctx, (openssl) => {
      openssl.write('key.pem', privateKeyToPem(ed25519.privateKey));
      openssl.run('req', '-new', '-key', 'key.pem', '-subj', '/CN=x', '-out', 'request.pem');
      const request = certificationRequestFromPem(openssl.read('request.pem'));
      expect(request.attributes).toEqual([]);
      expect(request.extensions).toEqual([]);
    });
  });
});

describe('what is refused', () => {
  const request = createCertificationRequest({ subject: [{ CN: 'a' }], names: ['a'] }, ed25519.privateKey, {
    provider,
  });

  it('another key’s signature', () => {
    const other = createCertificationRequest({ subject: [{ CN: 'b' }] }, ed25519.privateKey, { provider });
    expect(verifyCertificationRequest({ ...request, signature: other.signature }, provider)).toBe(false);
  });

  it('another version', () => {
    const changed = fromHex(toHex(request.bytes).replace('020100', '020101'));
    expect(() => parseCertificationRequest(changed)).toThrow(
      expect.objectContaining({
        code: 'x509/unexpected-version',
        place: expect.objectContaining({ path: 'certificationRequestInfo' }),
      }),
    );
  });

  it('every changed byte: by the parser, or by the signature', () => {
    for (const { bytes } of mutations(request.bytes)) {
      try {
        expect(verifyCertificationRequest(parseCertificationRequest(bytes), provider)).toBe(false);
      } catch (error) {
        if (!(error instanceof X509Error)) throw error;
      }
    }
    for (const cut of truncations(request.bytes)) expect(() => parseCertificationRequest(cut)).toThrow(X509Error);
  });

  it('shows its fields as far as they can be read', () => {
    const { field, error } = dissectCertificationRequest(request.bytes);
    expect(error).toBeUndefined();
    expect(field.children?.map(({ name }) => name)).toEqual([
      'certificationRequestInfo',
      'signatureAlgorithm',
      'signature',
    ]);
    expect(dissectCertificationRequest(request.bytes.subarray(0, 50)).error?.code).toBe('x509/der-truncated');
  });
});
