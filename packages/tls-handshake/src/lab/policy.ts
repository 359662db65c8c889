import { supported } from '../policy/policies.js';
import { Policy, type PolicyParameters } from '../policy/policy.js';

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
