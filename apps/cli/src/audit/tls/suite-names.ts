import { CipherSuite, cipherSuites } from '@cutaway/tls-handshake/registry';

/** Suites that are asked for although this project does not speak them (RFC 4162, RFC 5932, RFC 6209, RFC 6367). */
const unspoken = {
  TLS_RSA_WITH_IDEA_CBC_SHA: 0x0007,
  TLS_RSA_WITH_CAMELLIA_128_CBC_SHA: 0x0041,
  TLS_DHE_DSS_WITH_CAMELLIA_128_CBC_SHA: 0x0044,
  TLS_DHE_RSA_WITH_CAMELLIA_128_CBC_SHA: 0x0045,
  TLS_DH_anon_WITH_CAMELLIA_128_CBC_SHA: 0x0046,
  TLS_RSA_WITH_CAMELLIA_256_CBC_SHA: 0x0084,
  TLS_DHE_DSS_WITH_CAMELLIA_256_CBC_SHA: 0x0087,
  TLS_DHE_RSA_WITH_CAMELLIA_256_CBC_SHA: 0x0088,
  TLS_DH_anon_WITH_CAMELLIA_256_CBC_SHA: 0x0089,
  TLS_RSA_WITH_SEED_CBC_SHA: 0x0096,
  TLS_DHE_DSS_WITH_SEED_CBC_SHA: 0x0099,
  TLS_DHE_RSA_WITH_SEED_CBC_SHA: 0x009a,
  TLS_DH_anon_WITH_SEED_CBC_SHA: 0x009b,
  TLS_RSA_WITH_CAMELLIA_128_CBC_SHA256: 0x00ba,
  TLS_DHE_DSS_WITH_CAMELLIA_128_CBC_SHA256: 0x00bd,
  TLS_DHE_RSA_WITH_CAMELLIA_128_CBC_SHA256: 0x00be,
  TLS_DH_anon_WITH_CAMELLIA_128_CBC_SHA256: 0x00bf,
  TLS_RSA_WITH_CAMELLIA_256_CBC_SHA256: 0x00c0,
  TLS_DHE_DSS_WITH_CAMELLIA_256_CBC_SHA256: 0x00c3,
  TLS_DHE_RSA_WITH_CAMELLIA_256_CBC_SHA256: 0x00c4,
  TLS_DH_anon_WITH_CAMELLIA_256_CBC_SHA256: 0x00c5,
  TLS_RSA_WITH_ARIA_128_GCM_SHA256: 0xc050,
  TLS_RSA_WITH_ARIA_256_GCM_SHA384: 0xc051,
  TLS_DHE_RSA_WITH_ARIA_128_GCM_SHA256: 0xc052,
  TLS_DHE_RSA_WITH_ARIA_256_GCM_SHA384: 0xc053,
  TLS_DHE_DSS_WITH_ARIA_128_GCM_SHA256: 0xc056,
  TLS_DHE_DSS_WITH_ARIA_256_GCM_SHA384: 0xc057,
  TLS_ECDHE_ECDSA_WITH_ARIA_128_GCM_SHA256: 0xc05c,
  TLS_ECDHE_ECDSA_WITH_ARIA_256_GCM_SHA384: 0xc05d,
  TLS_ECDHE_RSA_WITH_ARIA_128_GCM_SHA256: 0xc060,
  TLS_ECDHE_RSA_WITH_ARIA_256_GCM_SHA384: 0xc061,
  TLS_ECDHE_ECDSA_WITH_CAMELLIA_128_CBC_SHA256: 0xc072,
  TLS_ECDHE_ECDSA_WITH_CAMELLIA_256_CBC_SHA384: 0xc073,
  TLS_ECDHE_RSA_WITH_CAMELLIA_128_CBC_SHA256: 0xc076,
  TLS_ECDHE_RSA_WITH_CAMELLIA_256_CBC_SHA384: 0xc077,
} as const;

const names = new Map<number, string>(Object.entries(unspoken).map(([name, id]) => [id, name]));

/** The registered name of a suite, or its number as the registry writes it. */
export function suiteName(id: number): string {
  return names.get(id) ?? CipherSuite.label(id);
}

/** Every suite that is asked for up to TLS 1.2, the sound ones first: some servers read only so many. */
export const suitesUpToTls12: readonly number[] = [
  ...cipherSuites.filter(({ keyExchange }) => keyExchange !== null).toSorted((a, b) => rank(a.name) - rank(b.name)),
]
  .map(({ id }) => id)
  .concat(Object.values(unspoken));

/** Every suite of TLS 1.3. */
export const suitesOfTls13: readonly number[] = cipherSuites
  .filter(({ keyExchange }) => keyExchange === null)
  .map(({ id }) => id);

function rank(name: string): number {
  if (/NULL|anon|EXPORT|RC4|DES/.test(name)) return 2;
  return name.startsWith('TLS_ECDHE_') ? 0 : 1;
}
