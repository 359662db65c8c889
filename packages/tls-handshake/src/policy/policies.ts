import type { CipherSuiteName } from '../registry/cipher-suite-names.js';
import type { NamedGroupName } from '../registry/named-groups.js';
import type { ProtocolVersionName } from '../registry/protocol-version.js';
import type { SignatureSchemeName } from '../registry/signature-schemes.js';
import { Policy, type PolicyParameters } from './policy.js';

/** What can be used without `./lab`. */
export const supported: {
  readonly versions: readonly ProtocolVersionName[];
  readonly cipherSuites: readonly CipherSuiteName[];
  readonly groups: readonly NamedGroupName[];
  readonly signatureSchemes: readonly SignatureSchemeName[];
} = {
  versions: ['TLS 1.3', 'TLS 1.2'],
  cipherSuites: [
    'TLS_AES_128_GCM_SHA256',
    'TLS_AES_256_GCM_SHA384',
    'TLS_CHACHA20_POLY1305_SHA256',
    'TLS_AES_128_CCM_SHA256',
    'TLS_AES_128_CCM_8_SHA256',
    'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
    'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
    'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384',
    'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
    'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256',
    'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
    'TLS_ECDHE_ECDSA_WITH_AES_128_CCM',
    'TLS_ECDHE_ECDSA_WITH_AES_256_CCM',
    'TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8',
    'TLS_ECDHE_ECDSA_WITH_AES_256_CCM_8',
  ],
  groups: [
    'X25519MLKEM768',
    'x25519',
    'secp256r1',
    'secp384r1',
    'secp521r1',
    'x448',
    'ffdhe2048',
    'ffdhe3072',
    'ffdhe4096',
    'ffdhe6144',
    'ffdhe8192',
  ],
  signatureSchemes: [
    'ecdsa_secp256r1_sha256',
    'ecdsa_secp384r1_sha384',
    'ecdsa_secp521r1_sha512',
    'ed25519',
    'ed448',
    'rsa_pss_rsae_sha256',
    'rsa_pss_rsae_sha384',
    'rsa_pss_rsae_sha512',
    'rsa_pss_pss_sha256',
    'rsa_pss_pss_sha384',
    'rsa_pss_pss_sha512',
    'rsa_pkcs1_sha256',
    'rsa_pkcs1_sha384',
    'rsa_pkcs1_sha512',
  ],
};

const allowed = {
  versions: new Set<string>(supported.versions),
  cipherSuites: new Set<string>(supported.cipherSuites),
  groups: new Set<string>(supported.groups),
  signatureSchemes: new Set<string>(supported.signatureSchemes),
};

/**
 * A policy of one's own, from what is not broken.
 *
 * @throws {TlsError} `tls/invalid-options` for algorithms that only `./lab` offers.
 */
export function definePolicy(parameters: PolicyParameters): Policy {
  return new Policy(parameters, allowed);
}

/**
 * The default: forward secrecy, authenticated ciphers, nothing older than TLS 1.2, and in TLS 1.2 nothing without
 * extended_master_secret.
 */
export const modern: Policy = definePolicy({
  name: 'modern',
  versions: supported.versions,
  cipherSuites: supported.cipherSuites.filter((name) => !name.includes('CCM')),
  groups: ['X25519MLKEM768', 'x25519', 'secp256r1', 'secp384r1'],
  signatureSchemes: supported.signatureSchemes.filter((name) => name !== 'ed448'),
  requireExtendedMasterSecret: true,
});

/** For old peers: all that is supported, and peers without secure renegotiation or extended_master_secret. */
export const compatible: Policy = definePolicy({
  name: 'compatible',
  ...supported,
  requireSecureRenegotiation: false,
});
