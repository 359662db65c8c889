import { noble as provider } from '@cutaway/primitives/noble';
import { caExtensions, createCertificate, endEntityExtensions } from '@cutaway/x509/create';

const DAY = 24 * 60 * 60 * 1000;

/** A root, and a server's certificate for a name with its key, made here and good for two days. */
export function makeAuthority(name) {
  const validity = { notBefore: new Date(Date.now() - DAY), notAfter: new Date(Date.now() + DAY) };
  const ca = provider.generateKeyPair({ type: 'EC', curve: 'P-256' });
  const root = createCertificate(
    {
      subject: [{ CN: 'Smoke CA' }],
      publicKey: ca.publicKey,
      ...validity,
      extensions: caExtensions({ ...ca, provider }),
    },
    { privateKey: ca.privateKey },
    { provider },
  );
  const server = provider.generateKeyPair({ type: 'Ed25519' });
  const leaf = createCertificate(
    {
      subject: [{ CN: name }],
      publicKey: server.publicKey,
      ...validity,
      extensions: endEntityExtensions({ ...server, issuer: root, names: [name], provider }),
    },
    { certificate: root, privateKey: ca.privateKey },
    { provider },
  );
  return { root, leaf, privateKey: server.privateKey };
}
