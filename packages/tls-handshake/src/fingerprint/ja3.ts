import { toHex, utf8 } from '@cutaway/primitives/bytes';
import type { CryptoProvider } from '@cutaway/primitives/crypto';
import { ecPointFormatsExtension } from '../extensions/ec-point-formats.js';
import { findExtension } from '../extensions/index.js';
import { supportedGroups } from '../extensions/supported-groups.js';
import type { ClientHello } from '../messages/client-hello.js';
import { isGrease } from '../registry/grease.js';

/** A JA3 fingerprint. */
export interface Ja3 {
  /** `771,4865-4866,0-23,29-23,0`: version, suites, extensions, groups, point formats, in the client's order. */
  readonly text: string;
  /** MD5 of the text, 32 hexadecimal digits. */
  readonly hash: string;
}

/**
 * The JA3 fingerprint of a client. Clients that shuffle their extensions, as browsers do, have another one on every
 * connection; {@link ja4} does not change then.
 *
 * @param crypto needs MD5, which serves as a short name here and protects nothing.
 */
export function ja3(hello: ClientHello, crypto: Pick<CryptoProvider, 'digest'>): Ja3 {
  const groups = findExtension(hello.extensions, supportedGroups, 'ClientHello')?.named_group_list;
  const formats = findExtension(hello.extensions, ecPointFormatsExtension, 'ClientHello')?.ec_point_format_list;
  const lists = [
    hello.cipher_suites,
    (hello.extensions ?? []).map(({ extension_type }) => extension_type),
    groups ?? [],
    formats ?? [],
  ];
  const texts = lists.map((list) => list.filter((value) => !isGrease(value)).join('-'));
  const text = [hello.legacy_version, ...texts].join(',');
  return { text, hash: toHex(crypto.digest('MD5', utf8(text))) };
}
