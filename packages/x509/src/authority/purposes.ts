import type { KeyUsageName } from '../certificate/index.js';
import { OID } from '../oids.js';

/** What an end entity's certificate is for. */
export interface Purpose {
  /** KeyPurposeIds (RFC 5280 §4.2.1.12). */
  readonly extKeyUsage: readonly string[];
  readonly keyUsage: readonly KeyUsageName[];
}

const signing = (keyPurposeId: string): Purpose => ({ extKeyUsage: [keyPurposeId], keyUsage: ['digitalSignature'] });

/** What the certificates are for that an authority issues by a method of their own, `issueServer` and so on. */
export const PURPOSES: Readonly<Record<'server' | 'client' | 'code-signing' | 'email' | 'ocsp-responder', Purpose>> = {
  server: signing(OID['id-kp-serverAuth']),
  client: signing(OID['id-kp-clientAuth']),
  'code-signing': signing(OID['id-kp-codeSigning']),
  email: signing(OID['id-kp-emailProtection']),
  'ocsp-responder': signing(OID['id-kp-OCSPSigning']),
};
