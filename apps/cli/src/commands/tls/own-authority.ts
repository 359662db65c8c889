import { nodeCrypto } from '@cutaway/primitives/node';
import type { Credential } from '@cutaway/tls-handshake';
import { certificateToPem } from '@cutaway/x509/certificate';
import { caExtensions, createCertificate, endEntityExtensions } from '@cutaway/x509/create';

const DAY = 86_400_000;
const provider = nodeCrypto;

/** A server's certificate, and the authority that issued it: made for one run, with keys that never leave it. */
export interface OwnAuthority {
  readonly credential: Credential;
  /** The authority's certificate, PEM. */
  readonly pem: string;
}

/** Makes an authority, and with it a certificate for these names and addresses. */
export function makeOwnAuthority(names: readonly string[]): OwnAuthority {
  const now = Date.now();
  const validity = { notBefore: new Date(now - DAY), notAfter: new Date(now + 7 * DAY) };
  const root = provider.generateKeyPair({ type: 'EC', curve: 'P-256' });
  const authority = createCertificate(
    {
      subject: [{ CN: 'cutaway tls serve, made for one run' }],
      publicKey: root.publicKey,
      ...validity,
      extensions: caExtensions({ publicKey: root.publicKey, provider }),
    },
    { privateKey: root.privateKey },
    { provider },
  );
  const { publicKey, privateKey } = provider.generateKeyPair({ type: 'EC', curve: 'P-256' });
  const certificate = createCertificate(
    {
      subject: [{ CN: names[0] ?? 'localhost' }],
      publicKey,
      ...validity,
      extensions: endEntityExtensions({ publicKey, issuer: authority, names, provider }),
    },
    { certificate: authority, privateKey: root.privateKey },
    { provider },
  );
  return { credential: { certificates: [certificate.bytes], privateKey }, pem: certificateToPem(authority) };
}
