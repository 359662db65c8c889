import { CIPHERS, HOST_KEY_ALGORITHMS, KEY_EXCHANGE_METHODS, MACS, type Standing } from '@cutaway/ssh-auth';
import type { AlgorithmList, RatedAlgorithm } from './report.js';

/** Broken or too weak, and not in the registry: nobody here speaks them. */
const UNSPOKEN_INSECURE =
  /^(?:blowfish|cast128|idea|des-|rijndael|twofish|serpent|arcfour|hmac-ripemd|umac-64|rsa1024-sha1|gss-.*-sha1)/;

const REGISTRIES: readonly (readonly [RegExp, Readonly<Record<string, { readonly standing: Standing }>>])[] = [
  [/^kex/, KEY_EXCHANGE_METHODS],
  [/^server_host_key/, HOST_KEY_ALGORITHMS],
  [/^encryption/, CIPHERS],
  [/^mac/, MACS],
];

/** Compression before the login lets anybody feed the decompressor. */
const COMPRESSION: Readonly<Record<string, RatedAlgorithm['rating']>> = {
  none: 'default',
  'zlib@openssh.com': 'supported',
  zlib: 'supported',
};

/** What an algorithm in one of the lists is fit for. */
export function rate(list: AlgorithmList, name: string): RatedAlgorithm {
  if (list.startsWith('compression')) return { name, rating: COMPRESSION[name] ?? 'unknown' };
  const registry = REGISTRIES.find(([pattern]) => pattern.test(list))?.[1] ?? {};
  if (Object.hasOwn(registry, name)) return { name, rating: registry[name]?.standing ?? 'unknown' };
  return { name, rating: UNSPOKEN_INSECURE.test(name) ? 'insecure' : 'unknown' };
}
