import { definePolicy, type Policy } from '@cutaway/tls-handshake';
import { insecurePolicy } from '@cutaway/tls-handshake/lab';

// Two of everything that is negotiated, so that there is something to strike out; short lists, so that a reader takes
// them in.

const signatureSchemes = ['ecdsa_secp256r1_sha256', 'rsa_pss_rsae_sha256'] as const;

/** TLS 1.2 with the RSA key exchange, as it was usual until 2013. */
export const staticRsa: Policy = insecurePolicy({
  name: 'ladder-tls12-rsa',
  versions: ['TLS 1.2'],
  cipherSuites: ['TLS_RSA_WITH_AES_256_GCM_SHA384', 'TLS_RSA_WITH_AES_128_GCM_SHA256'],
  groups: [],
  signatureSchemes,
});

const ecdheParameters = {
  versions: ['TLS 1.2'],
  cipherSuites: ['TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384', 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256'],
  groups: ['x25519', 'secp256r1'],
  signatureSchemes,
} as const;

/** TLS 1.2 with ephemeral elliptic-curve Diffie-Hellman. */
export const ecdhe: Policy = definePolicy({ name: 'ladder-tls12-ecdhe', ...ecdheParameters });

/** The same with second handshakes inside the first, as servers asked for client certificates before TLS 1.3. */
export const renegotiating: Policy = insecurePolicy({
  name: 'ladder-tls12-renegotiation',
  ...ecdheParameters,
  allowRenegotiation: true,
});

const tls13Parameters = {
  versions: ['TLS 1.3', 'TLS 1.2'],
  cipherSuites: [
    'TLS_AES_128_GCM_SHA256',
    'TLS_AES_256_GCM_SHA384',
    'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
    'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384',
  ],
  signatureSchemes,
} as const;

/** TLS 1.3, and TLS 1.2 for peers that know no better. */
export const tls13: Policy = definePolicy({
  name: 'ladder-tls13',
  ...tls13Parameters,
  groups: ['x25519', 'secp256r1'],
});

/** As {@link tls13}, with the hybrid of X25519 and ML-KEM-768 preferred. */
export const postQuantum: Policy = definePolicy({
  name: 'ladder-tls13-pq',
  ...tls13Parameters,
  groups: ['X25519MLKEM768', 'x25519', 'secp256r1'],
});
