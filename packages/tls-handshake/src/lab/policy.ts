import { supported } from '../policy/policies.js';
import { Policy, type PolicyParameters } from '../policy/policy.js';
import { cipherSuites } from '../registry/cipher-suites.js';

/** A policy without limits: also what is broken. For attacks and experiments, never for data that matters. */
export function insecurePolicy(parameters: PolicyParameters): Policy {
  return new Policy(parameters);
}

/**
 * TLS 1.2 with the RSA key exchange alone: no forward secrecy. Whoever gets the server's key later reads what was
 * recorded today.
 */
export const insecureStaticRsa: Policy = insecurePolicy({
  ...supported,
  name: 'insecure-static-rsa',
  versions: ['TLS 1.2'],
  cipherSuites: ['TLS_RSA_WITH_AES_128_GCM_SHA256', 'TLS_RSA_WITH_AES_256_GCM_SHA384'],
  groups: [],
});

const oldGroups = supported.groups.filter((name) => name !== 'X25519MLKEM768');
const weakSchemes = ['rsa_pkcs1_sha1', 'ecdsa_sha1', 'dsa_sha256', 'dsa_sha1', 'rsa_pkcs1_md5'] as const;

/**
 * Everything of TLS 1.2, 1.1 and 1.0 that this package speaks, broken or not: CBC, 3DES, RC4, NULL, static RSA, DHE with
 * weak groups, EXPORT, anonymous servers,
 * renegotiation, SHA-1 and MD5 signatures. Peers choose the worst of it.
 */
export const insecureLab: Policy = insecurePolicy({
  name: 'lab',
  versions: ['TLS 1.2', 'TLS 1.1', 'TLS 1.0'],
  cipherSuites: cipherSuites.filter(({ keyExchange }) => keyExchange !== null).map(({ name }) => name),
  groups: oldGroups,
  signatureSchemes: [...supported.signatureSchemes, ...weakSchemes],
  requireSecureRenegotiation: false,
  allowRenegotiation: true,
  minimumDhBits: 512,
});
