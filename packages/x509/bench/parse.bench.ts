import 'reflect-metadata';
import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { noble as provider } from '@cutaway/primitives/noble';
import { type Comparison, compare } from '@cutaway/test-support/bench';
import { parseCertificate } from '@cutaway/x509/certificate';
import { caExtensions, createCertificate, endEntityExtensions } from '@cutaway/x509/create';
import { parsePem } from '@cutaway/x509/pem';
import * as peculiar from '@peculiar/x509';
import forge from 'node-forge';
import * as pkijs from 'pkijs';

const CONTENDERS = ['@cutaway/x509', '@peculiar/x509', 'pkijs', 'node-forge', 'node:crypto'] as const;
const BUNDLE = '/etc/ssl/certs/ca-certificates.crt';

/** One call parses the next certificate of a list, and looks at a field, so that lazy parsers have something to do. */
function each(list: readonly Uint8Array[], parse: (bytes: Uint8Array) => unknown): () => unknown {
  let next = 0;
  return () => parse(list[next++ % list.length] as Uint8Array);
}

const copy = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes);

function row(name: string, list: readonly Uint8Array[], rsa: boolean): Comparison<(typeof CONTENDERS)[number]> {
  const buffers = list.map(copy);
  return {
    name,
    contenders: {
      '@cutaway/x509': each(list, (bytes) => parseCertificate(bytes).subject),
      '@peculiar/x509': each(buffers, (bytes) => new peculiar.X509Certificate(copy(bytes)).subject),
      pkijs: each(buffers, (bytes) => pkijs.Certificate.fromBER(copy(bytes)).subject),
      'node-forge': rsa
        ? each(list, (bytes) => {
            const asn1 = forge.asn1.fromDer(forge.util.createBuffer(Buffer.from(bytes).toString('latin1')));
            return forge.pki.certificateFromAsn1(asn1).subject;
          })
        : undefined,
      'node:crypto': each(list, (bytes) => new X509Certificate(bytes).subject),
    },
  };
}

function ownChain(): Uint8Array[] {
  const ca = provider.generateKeyPair({ type: 'EC', curve: 'P-256' });
  const keys = provider.generateKeyPair({ type: 'EC', curve: 'P-256' });
  const period = { notBefore: new Date('2026-01-01'), notAfter: new Date('2027-01-01') };
  const root = createCertificate(
    {
      subject: [{ C: 'DE' }, { O: 'Example' }, { CN: 'Example Root' }],
      publicKey: ca.publicKey,
      ...period,
      extensions: caExtensions({ publicKey: ca.publicKey, provider }),
    },
    { privateKey: ca.privateKey },
    { provider },
  );
  const names = ['example.com', '*.example.com', 'example.org', '192.0.2.1'];
  const leaf = createCertificate(
    {
      subject: [{ CN: 'example.com' }],
      publicKey: keys.publicKey,
      ...period,
      extensions: endEntityExtensions({ publicKey: keys.publicKey, issuer: root, names, provider }),
    },
    { certificate: root, privateKey: ca.privateKey },
    { provider },
  );
  return [root.bytes, leaf.bytes];
}

const rows = [row('P-256 root and server', ownChain(), false)];
if (existsSync(BUNDLE)) {
  const roots = parsePem(readFileSync(BUNDLE, 'utf8')).map(({ bytes }) => bytes);
  const isRsa = (bytes: Uint8Array): boolean => parseCertificate(bytes).subjectPublicKeyInfo.publicKey?.type === 'RSA';
  rows.push(row("system's roots", roots, false), row("system's RSA roots", roots.filter(isRsa), true));
}
await compare('Parsing certificates', CONTENDERS, rows);
