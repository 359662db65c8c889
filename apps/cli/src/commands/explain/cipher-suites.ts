import { CipherSuite, type CipherSuiteParameters, cipherSuite, TLS_1_3 } from '@cutaway/tls-handshake/registry';
import type { RunContext } from '../../run-context.js';
import type { Entry, Source } from './entry.js';

/** Names of RFC 8446 and 5246 as OpenSSL writes them: without `TLS`, `WITH` and underscores. */
const openSslName = (name: string): string =>
  name
    .replace(/^TLS_/, '')
    .replace('_WITH_', '_')
    .replace(/AES_(\d+)/, 'AES$1')
    .replace('3DES_EDE', 'DES')
    .replaceAll('_', '-')
    .replace(/-CBC(?=-SHA)/, '')
    .replace(/^RSA-/, '')
    .replace(/^DES-SHA$/, 'DES-CBC3-SHA')
    .replace('POLY1305-SHA256', 'POLY1305')
    .toLowerCase();

/** A cipher suite by its name, OpenSSL's name or number, taken apart word by word. */
export function cipherSuiteSource(context: RunContext): Source {
  const { say } = context;
  return (term) => {
    const ids = Object.entries(CipherSuite.of)
      .filter(([name, id]) => [name.toLowerCase(), openSslName(name), hex(id)].includes(term))
      .map(([, id]) => id);
    return [...new Set(ids)].flatMap((id) => {
      const suite = cipherSuite(id);
      return suite === undefined ? [known(id)] : [takenApart(suite)];
    });
  };

  function known(id: number): Entry {
    return {
      kind: 'cipherSuite',
      name: CipherSuite.label(id),
      number: hex(id),
      sentences: [say('explain.suite.notSpoken')],
    };
  }

  function takenApart(suite: CipherSuiteParameters): Entry {
    const { id, name, keyExchange, authentication, encryption, hash, minVersion } = suite;
    const parts: { name: string; meaning: string }[] = [];
    if (keyExchange === null) parts.push({ name: 'TLS', meaning: say('explain.suite.tls13') });
    else parts.push({ name: keyExchange, meaning: say(`explain.suite.exchange.${keyExchange}`) });
    if (authentication !== null)
      parts.push({ name: authentication, meaning: say(`explain.suite.authentication.${authentication}`) });
    const mode =
      encryption.type === 'aead'
        ? 'aead'
        : encryption.type === 'block'
          ? 'cbc'
          : encryption.algorithm === 'NULL'
            ? 'null'
            : 'stream';
    parts.push({
      name: encryption.algorithm,
      meaning: say(`explain.suite.encryption.${mode}`, { bits: encryption.keyLength * 8 }),
    });
    if ('mac' in encryption)
      parts.push({
        name: `HMAC-${encryption.mac.hash}`,
        meaning: say('explain.suite.mac', { bits: encryption.mac.length * 8 }),
      });
    parts.push({ name: hash, meaning: say(minVersion >= TLS_1_3 ? 'explain.suite.hash13' : 'explain.suite.hash12') });
    const weak =
      mode === 'null' ||
      mode === 'stream' ||
      encryption.algorithm.startsWith('3DES') ||
      suite.export ||
      authentication === 'anon';
    const forward = keyExchange === null || keyExchange !== 'RSA';
    const sentences = [
      say(forward ? 'explain.suite.forward' : 'explain.suite.noForward'),
      ...(weak ? [say('explain.suite.weak')] : mode === 'cbc' ? [say('explain.suite.cbc')] : []),
    ];
    return { kind: 'cipherSuite', name, number: hex(id), sentences, parts };
  }
}

const hex = (id: number): string => `0x${id.toString(16).padStart(4, '0')}`;
