import type { CryptoProvider } from '@cutaway/primitives/crypto';
import { TlsError } from '../errors/tls-error.js';
import type { WriteKeys } from '../key-schedule/tls12.js';
import type { TrafficKeys } from '../key-schedule/tls13.js';
import type { CipherSuiteParameters } from '../registry/cipher-suites.js';
import { AeadProtection12 } from './aead-tls12.js';
import { AeadProtection13, type PaddingRule } from './aead-tls13.js';
import type { RecordProtection } from './protection.js';

/**
 * The protection of one direction, from the keys of TLS 1.2 and before.
 *
 * @param keyName name of the key in the trace: `client_write_key` or `server_write_key`.
 */
export function protection12(
  crypto: CryptoProvider,
  suite: CipherSuiteParameters,
  keys: WriteKeys,
  keyName: string,
): RecordProtection {
  const { encryption } = suite;
  if (encryption.type === 'aead') {
    return new AeadProtection12(crypto.aead(encryption.algorithm, keys.key), keys.iv, keyName);
  }
  throw new TlsError('tls/invalid-options', { option: 'cipherSuites', value: suite.name });
}

/** The protection of one direction, from a traffic secret's keys. */
export function protection13(
  crypto: CryptoProvider,
  suite: CipherSuiteParameters,
  { key, iv, keyName }: TrafficKeys,
  padding?: PaddingRule,
): RecordProtection {
  const { encryption } = suite;
  if (encryption.type !== 'aead') throw new TlsError('tls/cipher-suite-unfit', { actual: suite.name });
  return new AeadProtection13(crypto.aead(encryption.algorithm, key), iv, keyName, padding);
}
