import { explainCipherSuite } from '@cutaway/tls-handshake/explain';
import type { RunContext } from '../../run-context.js';
import type { Source } from './entry.js';

/** A cipher suite by its name, OpenSSL's name or number, taken apart word by word. */
export function cipherSuiteSource({ language }: RunContext): Source {
  return (term) => explainCipherSuite(term, language).map(({ id: _, ...text }) => ({ kind: 'cipherSuite', ...text }));
}
