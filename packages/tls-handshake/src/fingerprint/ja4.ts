import { toHex, utf8 } from '@cutaway/primitives/bytes';
import type { CryptoProvider } from '@cutaway/primitives/crypto';
import { applicationLayerProtocolNegotiation } from '../extensions/application-layer-protocol-negotiation.js';
import { findExtension } from '../extensions/index.js';
import { serverName } from '../extensions/server-name.js';
import { signatureAlgorithms } from '../extensions/signature-algorithms.js';
import { supportedVersions } from '../extensions/supported-versions.js';
import type { ClientHello } from '../messages/client-hello.js';
import { isGrease } from '../registry/grease.js';
import { SSL_3_0, TLS_1_0, TLS_1_1, TLS_1_2, TLS_1_3 } from '../registry/protocol-version.js';

/** A JA4 fingerprint of a client over TCP. */
export interface Ja4 {
  /** `t13d1516h2_8daaf6152771_e5627efa2ab1`: what can be read at once, the suites hashed, the extensions hashed. */
  readonly fingerprint: string;
  /** The same with the lists themselves in place of their hashes. */
  readonly raw: string;
}

const VERSION_NAME: Readonly<Record<number, string>> = {
  [TLS_1_3]: '13',
  [TLS_1_2]: '12',
  [TLS_1_1]: '11',
  [TLS_1_0]: '10',
  [SSL_3_0]: 's3',
};
/** Stands for a list without members. */
const EMPTY = '000000000000';

/** The JA4 fingerprint of a client. The order of suites and extensions has no influence. */
export function ja4(hello: ClientHello, crypto: Pick<CryptoProvider, 'digest'>): Ja4 {
  const extensions = hello.extensions ?? [];
  const types = extensions.map(({ extension_type }) => extension_type).filter(isKnown);
  const suites = sortedHex(hello.cipher_suites.filter(isKnown));
  const hashed = types.filter((type) => type !== serverName.type && type !== applicationLayerProtocolNegotiation.type);
  const schemes = findExtension(extensions, signatureAlgorithms, 'ClientHello')?.supported_signature_algorithms ?? [];
  const extensionText = [sortedHex(hashed), schemes.filter(isKnown).map(hex).join(',')].filter((one) => one !== '');
  const named = types.includes(serverName.type) ? 'd' : 'i';
  const counts = [hello.cipher_suites.filter(isKnown).length, types.length].map(twoDigits).join('');
  const open = `t${versionOf(hello)}${named}${counts}${protocolOf(hello)}`;
  const hash = (text: string): string =>
    text === '' ? EMPTY : toHex(crypto.digest('SHA-256', utf8(text))).slice(0, EMPTY.length);
  return {
    fingerprint: [open, hash(suites), hash(extensionText.join('_'))].join('_'),
    raw: [open, suites, ...extensionText].join('_'),
  };
}

function versionOf(hello: ClientHello): string {
  const offered = findExtension(hello.extensions, supportedVersions, 'ClientHello')?.versions.filter(isKnown);
  const highest = offered === undefined || offered.length === 0 ? hello.legacy_version : Math.max(...offered);
  return VERSION_NAME[highest] ?? '00';
}

/** First and last character of the preferred protocol's name; of its hexadecimal form where they are no letters or digits. */
function protocolOf(hello: ClientHello): string {
  const list = findExtension(hello.extensions, applicationLayerProtocolNegotiation, 'ClientHello')?.protocol_name_list;
  const name = list?.[0];
  if (name === undefined || name === '') return '00';
  // One character is one byte here.
  if (/^[0-9A-Za-z](.*[0-9A-Za-z])?$/s.test(name)) return `${name[0]}${name.at(-1)}`;
  const digits = toHex(Uint8Array.from(name, (character) => character.charCodeAt(0)));
  return `${digits[0]}${digits.at(-1)}`;
}

const isKnown = (value: number): boolean => !isGrease(value);
const hex = (value: number): string => value.toString(16).padStart(4, '0');
const sortedHex = (values: readonly number[]): string => values.map(hex).sort().join(',');
const twoDigits = (count: number): string => `${Math.min(count, 99)}`.padStart(2, '0');
