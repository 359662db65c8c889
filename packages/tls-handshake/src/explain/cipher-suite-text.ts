import { type Language, phrase } from '@cutaway/primitives/explain';
import { CipherSuite } from '../registry/cipher-suite-names.js';
import { type CipherSuiteParameters, cipherSuite } from '../registry/cipher-suites.js';
import { TLS_1_3 } from '../registry/protocol-version.js';
import { type SuitePhraseKey, suitePhrases } from './suites.js';

/** A cipher suite's name taken apart, in one language. */
export interface CipherSuiteText {
  readonly id: number;
  /** `0xc02f` */
  readonly number: string;
  /** As IANA registers it. */
  readonly name: string;
  /** What follows for whoever uses it. */
  readonly sentences: readonly string[];
  /** The words of the name with what each means, in their order; none for a suite that is not spoken here. */
  readonly parts?: readonly { readonly name: string; readonly meaning: string }[];
}

/**
 * Cipher suites by their registered name, OpenSSL's name or their number, taken apart word by word.
 *
 * @param term such as `TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256`, `ECDHE-RSA-AES128-GCM-SHA256` or `0xc02f`.
 * @returns nothing for what names no registered suite.
 */
export function explainCipherSuite(term: string, language: Language): readonly CipherSuiteText[] {
  const wanted = term.trim().toLowerCase();
  const ids = Object.entries(CipherSuite.of)
    .filter(([name, id]) => [name.toLowerCase(), openSslName(name), hex(id)].includes(wanted))
    .map(([, id]) => id);
  const say: Say = (key, context) => phrase(suitePhrases, key, language, context) ?? key;
  return [...new Set(ids)].map((id) => {
    const suite = cipherSuite(id);
    const text = { id, number: hex(id), name: CipherSuite.label(id) };
    return suite === undefined
      ? { ...text, sentences: [say('suite.notSpoken')] }
      : { ...text, ...takenApart(suite, say) };
  });
}

type Say = (key: SuitePhraseKey, context?: Readonly<Record<string, unknown>>) => string;

function takenApart(suite: CipherSuiteParameters, say: Say): Pick<CipherSuiteText, 'sentences' | 'parts'> {
  const { keyExchange, authentication, encryption, hash, minVersion } = suite;
  const mode = modeOf(suite);
  const bits = encryption.keyLength * 8;
  const parts = [
    keyExchange === null
      ? { name: 'TLS', meaning: say('suite.tls13') }
      : { name: keyExchange, meaning: say(`suite.exchange.${keyExchange}`) },
    ...(authentication === null
      ? []
      : [{ name: authentication, meaning: say(`suite.authentication.${authentication}`) }]),
    { name: encryption.algorithm, meaning: say(`suite.encryption.${mode}`, { bits }) },
    ...('mac' in encryption
      ? [{ name: `HMAC-${encryption.mac.hash}`, meaning: say('suite.mac', { bits: encryption.mac.length * 8 }) }]
      : []),
    { name: hash, meaning: say(minVersion >= TLS_1_3 ? 'suite.hash13' : 'suite.hash12') },
  ];
  const weak =
    mode === 'null' ||
    mode === 'stream' ||
    encryption.algorithm.startsWith('3DES') ||
    suite.export ||
    authentication === 'anon';
  const sentences = [
    say(keyExchange === 'RSA' ? 'suite.noForward' : 'suite.forward'),
    ...(weak ? [say('suite.weak')] : mode === 'cbc' ? [say('suite.cbc')] : []),
  ];
  return { sentences, parts };
}

function modeOf({ encryption }: CipherSuiteParameters): 'aead' | 'cbc' | 'null' | 'stream' {
  if (encryption.type === 'aead') return 'aead';
  if (encryption.type === 'block') return 'cbc';
  return encryption.algorithm === 'NULL' ? 'null' : 'stream';
}

/** Names of RFC 8446 and 5246 as OpenSSL writes them: without `TLS`, `WITH` and underscores. */
function openSslName(name: string): string {
  return name
    .replace(/^TLS_/, '')
    .replace('_WITH_', '_')
    .replace(/AES_(\d+)/, 'AES$1')
    .replace('3DES_EDE', 'DES')
    .replaceAll('_', '-')
    .replace(/-CBC(?=-SHA)/, '')
    .replace(/^RSA-/, '')
    .replace(/^DES-SHA$/, 'DES-CBC3-SHA')
    .replace('POLY1305-SHA256', 'POLY1305')
    .replace('CCM-8', 'CCM8')
    .replace(/^(EC)?DH-anon/, 'A$1DH')
    .toLowerCase();
}

const hex = (id: number): string => `0x${id.toString(16).padStart(4, '0')}`;
