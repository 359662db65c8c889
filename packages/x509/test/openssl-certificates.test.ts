import { toHex } from '@cutaway/primitives/bytes';
import { noble as provider } from '@cutaway/primitives/noble';
import { describe, expect, it } from 'vitest';
import {
  authorityInfoAccess,
  authorityKeyIdentifier,
  basicConstraints,
  certificateFromPem,
  certificatePolicies,
  certificateToPem,
  cRLDistributionPoints,
  extension,
  extKeyUsage,
  findExtension,
  inhibitAnyPolicy,
  keyUsage,
  nameConstraints,
  ocspNoCheck,
  policyConstraints,
  policyMappings,
  subjectAltName,
  subjectInfoAccess,
  subjectKeyIdentifier,
  tlsFeature,
} from '../src/certificate/index.js';
import { certificateListFromPem, cRLNumber, crlSource, findRevoked, reasonCode } from '../src/crl/index.js';
import { privateKeyToPem } from '../src/keys/index.js';
import { attributeValues, nameToText } from '../src/name/index.js';
import { OID } from '../src/oids.js';
import { expectedName, rfc5280, type Verdict, type VerifyOptions, verifyChain } from '../src/verify/index.js';
import { type Identity, newCa, newEndEntity, time } from './authority.js';
import { withOpenSsl } from './openssl.js';

const EXTENSIONS = `
[ca]
basicConstraints = critical, CA:true, pathlen:3
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid, issuer
nameConstraints = critical, permitted;DNS:example.com, permitted;email:.example.com, excluded;IP:192.0.2.0/255.255.255.0, permitted;dirName:base
policyConstraints = critical, requireExplicitPolicy:3, inhibitPolicyMapping:1
policyMappings = 1.2.3.4:1.2.3.5
inhibitAnyPolicy = critical, 2
subjectInfoAccess = caRepository;URI:http://ca.example/repository
certificatePolicies = @policy
[policy]
policyIdentifier = 1.2.3.4
CPS.1 = http://ca.example/cps
userNotice.1 = @notice
[notice]
explicitText = "UTF8:Notice"
organization = Example
noticeNumbers = 1, 2
[base]
C = DE
[leaf]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature, keyEncipherment, decipherOnly
extendedKeyUsage = serverAuth, clientAuth, 1.2.3.4
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
subjectAltName = @names
authorityInfoAccess = OCSP;URI:http://ocsp.example, caIssuers;URI:http://ca.example/ca.der
crlDistributionPoints = point
tlsfeature = status_request, 17
noCheck = ignored
[point]
fullname = URI:http://ca.example/ca.crl
CRLissuer = dirName:base
reasons = keyCompromise, CACompromise
[names]
DNS.1 = www.example.com
DNS.2 = *.example.com
email.1 = user@mail.example.com
IP.1 = 198.51.100.7
IP.2 = 2001:db8::7
URI.1 = https://example.com/
RID.1 = 1.2.3.4
dirName.1 = base
otherName.1 = 1.3.6.1.5.5.7.8.9;UTF8:user@example.com
[none]
`;

function options(more: Partial<VerifyOptions>): VerifyOptions {
  return { anchors: [], names: [], time: new Date(), purpose: 'server', profile: rfc5280, provider, ...more };
}

function codes(verdict: Verdict): string[] {
  return verdict.ok ? [] : verdict.failures.map(({ code, certificate }) => `${code}@${certificate}`);
}

describe('certificates made by openssl', () => {
  it('have every extension read', (ctx) => {
    withOpenSsl(ctx, (openssl) => {
      openssl.write('x.cnf', EXTENSIONS);
      const subject = '/C=DE/O=Example/CN=CA/emailAddress=ca@mail.example.com';
      const request = ['req', '-new', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
      openssl.run(...request, '-keyout', 'ca.key', '-subj', subject, '-out', 'ca.csr');
      const days = ['-days', '30', '-extfile', 'x.cnf'];
      openssl.run(
        'x509',
        '-req',
        '-in',
        'ca.csr',
        '-signkey',
        'ca.key',
        '-extensions',
        'ca',
        ...days,
        '-out',
        'ca.pem',
      );
      openssl.run(...request, '-keyout', 'leaf.key', '-subj', '/C=DE/CN=www.example.com', '-out', 'leaf.csr');
      const issuer = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial'];
      openssl.run('x509', '-req', '-in', 'leaf.csr', ...issuer, '-extensions', 'leaf', ...days, '-out', 'leaf.pem');
      const ca = certificateFromPem(openssl.read('ca.pem'));
      const leaf = certificateFromPem(openssl.read('leaf.pem'));

      expect(nameToText(ca.subject)).toBe('C=DE, O=Example, CN=CA, emailAddress=ca@mail.example.com');
      expect(attributeValues(ca.subject, OID.commonName)).toEqual(['CA']);
      expect(extension(ca, basicConstraints)).toMatchObject({
        critical: true,
        value: { cA: true, pathLenConstraint: 3 },
      });
      expect(extension(ca, keyUsage)?.value).toEqual(new Set(['keyCertSign', 'cRLSign']));
      const own = extension(ca, subjectKeyIdentifier)?.value;
      expect(extension(leaf, authorityKeyIdentifier)?.value.keyIdentifier).toEqual(own);
      expect(openssl.run('x509', '-in', 'ca.pem', '-noout', '-ext', 'subjectKeyIdentifier')).toContain(
        toHex(own ?? new Uint8Array())
          .toUpperCase()
          .replace(/..(?!$)/g, '$&:'),
      );
      const constraints = extension(ca, nameConstraints)?.value;
      expect(constraints?.permittedSubtrees?.map(({ base }) => base.type)).toEqual([
        'dNSName',
        'rfc822Name',
        'directoryName',
      ]);
      expect(constraints?.excludedSubtrees?.[0]?.base).toMatchObject({
        value: Uint8Array.of(192, 0, 2, 0, 255, 255, 255, 0),
      });
      expect(extension(ca, policyConstraints)?.value).toEqual({ requireExplicitPolicy: 3, inhibitPolicyMapping: 1 });
      expect(extension(ca, policyMappings)?.value).toEqual([
        { issuerDomainPolicy: '1.2.3.4', subjectDomainPolicy: '1.2.3.5' },
      ]);
      expect(extension(ca, inhibitAnyPolicy)?.value).toBe(2);
      expect(extension(ca, subjectInfoAccess)?.value[0]).toMatchObject({ accessMethod: OID['id-ad-caRepository'] });
      const [policy] = extension(ca, certificatePolicies)?.value ?? [];
      expect(policy?.policyQualifiers?.map(({ policyQualifierId }) => policyQualifierId)).toEqual([
        OID['id-qt-cps'],
        OID['id-qt-unotice'],
      ]);

      expect(extension(leaf, keyUsage)?.value).toEqual(
        new Set(['digitalSignature', 'keyEncipherment', 'decipherOnly']),
      );
      expect(extension(leaf, extKeyUsage)?.value).toEqual([
        OID['id-kp-serverAuth'],
        OID['id-kp-clientAuth'],
        '1.2.3.4',
      ]);
      const names = extension(leaf, subjectAltName)?.value.map((name) => [name.type, 'value' in name && name.value]);
      expect(names?.slice(0, 7)).toEqual([
        ['dNSName', 'www.example.com'],
        ['dNSName', '*.example.com'],
        ['rfc822Name', 'user@mail.example.com'],
        ['iPAddress', Uint8Array.of(198, 51, 100, 7)],
        ['iPAddress', Uint8Array.of(0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7)],
        ['uniformResourceIdentifier', 'https://example.com/'],
        ['registeredID', '1.2.3.4'],
      ]);
      const other = extension(leaf, subjectAltName)?.value[8];
      expect(other).toMatchObject({ typeId: OID['id-on-SmtpUTF8Mailbox'], value: { text: 'user@example.com' } });
      expect(extension(leaf, authorityInfoAccess)?.value.map(({ accessMethod }) => accessMethod)).toEqual([
        OID['id-ad-ocsp'],
        OID['id-ad-caIssuers'],
      ]);
      const [point] = extension(leaf, cRLDistributionPoints)?.value ?? [];
      expect(point?.reasons).toEqual(new Set(['keyCompromise', 'cACompromise']));
      expect(point?.cRLIssuer?.[0]?.type).toBe('directoryName');
      expect(extension(leaf, tlsFeature)?.value).toEqual([5, 17]);
      expect(extension(leaf, ocspNoCheck)?.value).toBeNull();
    });
  });

  it.for([
    ['PKCS#1 v1.5', ['-newkey', 'rsa:2048', '-sha384'], 'sha384WithRSAEncryption'],
    ['PSS', ['-newkey', 'rsa:2048', '-sha256', '-sigopt', 'rsa_padding_mode:pss'], 'id-RSASSA-PSS'],
    [
      'PSS with a salt as long as the hash',
      [
        '-newkey',
        'rsa:2048',
        '-sha512',
        '-sigopt',
        'rsa_padding_mode:pss',
        '-sigopt',
        'rsa_pss_saltlen:64',
        '-sigopt',
        'rsa_mgf1_md:sha512',
      ],
      'id-RSASSA-PSS',
    ],
    ['ECDSA', ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-384', '-sha384'], 'ecdsa-with-SHA384'],
    ['Ed448', ['-newkey', 'ed448'], 'id-Ed448'],
  ] as const)('verify when signed with %s', ([, request], ctx) => {
    withOpenSsl(ctx, (openssl) => {
      const names = ['-addext', 'subjectAltName=DNS:example.com', '-addext', 'basicConstraints=critical,CA:true'];
      const usage = ['-addext', 'keyUsage=critical,keyCertSign,digitalSignature'];
      openssl.run(
        'req',
        '-x509',
        '-nodes',
        ...request,
        '-keyout',
        'key.pem',
        '-subj',
        '/CN=example.com',
        ...names,
        ...usage,
        '-out',
        'root.pem',
      );
      openssl.run(
        'req',
        '-new',
        '-nodes',
        '-newkey',
        'ed25519',
        '-keyout',
        'leaf.key',
        '-subj',
        '/CN=x',
        '-out',
        'leaf.csr',
      );
      openssl.write('x.cnf', 'subjectAltName=DNS:www.example.com\nauthorityKeyIdentifier=keyid\n');
      const signing = request.filter(
        (_, index) => index > 1 && request[index - 1] !== '-pkeyopt' && request[index] !== '-pkeyopt',
      );
      openssl.run(
        'x509',
        '-req',
        '-in',
        'leaf.csr',
        '-CA',
        'root.pem',
        '-CAkey',
        'key.pem',
        '-CAcreateserial',
        ...signing,
        '-extfile',
        'x.cnf',
        '-out',
        'leaf.pem',
      );
      const root = certificateFromPem(openssl.read('root.pem'));
      const leaf = certificateFromPem(openssl.read('leaf.pem'));
      const hosts = [expectedName('www.example.com')];
      expect(codes(verifyChain(leaf, options({ anchors: [root], names: hosts })))).toEqual([]);
    });
  });

  it('answer revocation by the CRL that openssl made', (ctx) => {
    withOpenSsl(ctx, (openssl) => {
      const root = newCa('Root', undefined, { kind: { type: 'EC', curve: 'P-256' } });
      const good = newEndEntity(root);
      const bad = newEndEntity(root);
      openssl.write('root.pem', certificateToPem(root.certificate));
      openssl.write('bad.pem', certificateToPem(bad.certificate));
      openssl.write('root.key', privateKeyToPem(root.keys.privateKey));
      openssl.write('index.txt', '');
      openssl.write('number', '1000');
      openssl.write(
        'ca.cnf',
        '[ca]\ndefault_ca=x\n[x]\ndatabase=index.txt\ncrlnumber=number\ndefault_md=sha256\ndefault_crl_days=3650\n' +
          'crl_extensions=e\n[e]\nauthorityKeyIdentifier=keyid:always\n',
      );
      const ca = ['ca', '-config', 'ca.cnf', '-cert', 'root.pem', '-keyfile', 'root.key'];
      openssl.run(...ca, '-revoke', 'bad.pem', '-crl_reason', 'keyCompromise');
      const period = ['-crl_lastupdate', '260501000000Z', '-crl_nextupdate', '260701000000Z'];
      openssl.run(...ca, '-gencrl', ...period, '-out', 'crl.pem');
      const list = certificateListFromPem(openssl.read('crl.pem'));
      expect(findExtension(list.crlExtensions, cRLNumber)?.value).toEqual(Uint8Array.of(0x10, 0));
      const entry = findRevoked(list, bad.certificate.serialNumber);
      expect(findExtension(entry?.crlEntryExtensions ?? [], reasonCode)?.value).toBe('keyCompromise');
      expect(findRevoked(list, good.certificate.serialNumber)).toBeUndefined();

      const revocation = { sources: [crlSource([list])] };
      const verify = (identity: Identity, more: Partial<VerifyOptions> = {}): string[] =>
        codes(verifyChain(identity.certificate, options({ anchors: [root.certificate], time, revocation, ...more })));
      expect(verify(good)).toEqual([]);
      expect(verify(bad)).toEqual(['x509/revoked@0']);
      expect(verify(good, { time: new Date('2026-08-01') })).toEqual(['x509/revocation-unknown@0']);
      const nothing = { sources: [crlSource([])] };
      expect(verify(good, { revocation: nothing })).toEqual(['x509/revocation-unknown@0']);
      expect(verify(good, { revocation: { ...nothing, policy: 'soft-fail' } })).toEqual([]);
      const forged = newCa('Root', undefined, { kind: { type: 'EC', curve: 'P-256' } });
      const underForged = newEndEntity(forged);
      expect(verify(underForged, { anchors: [forged.certificate] })).toEqual(['x509/revocation-unknown@0']);
    });
  });
});
