import { concat } from '@cutaway/primitives/bytes';
import { definePolicy, type Policy, supported } from '@cutaway/tls-handshake';
import type { Faults, OutgoingMessage } from '@cutaway/tls-handshake/lab';
import { ExtensionType, HandshakeType } from '@cutaway/tls-handshake/registry';
import type { HostileCase } from '../../hostile-case.js';
import type { Offer } from '../../witness.js';
import { honest } from '../scenes.js';
import { tlsCase } from './tls-case.js';

const group = 'hello';
const X25519 = 0x001d;
const UNKNOWN_GROUP = 0xfafb;
const HEADER = 4;

/** SHA-256 of "HelloRetryRequest", in the place of the random bytes (RFC 8446 §4.1.3). */
const RANDOM = Uint8Array.from(
  'cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c'.match(/../g) ?? [],
  (byte) => Number.parseInt(byte, 16),
);

/** Hardly any client sends a share for this group at once: it has to be asked for one. */
const retrying: Policy = definePolicy({
  ...supported,
  name: 'asks again',
  versions: ['TLS 1.3'],
  groups: ['secp384r1'],
});

/** A HelloRetryRequest for a group, in the place of a ServerHello. */
function helloRetryRequest(serverHello: Uint8Array, selected: number): Uint8Array {
  const sessionEnd = HEADER + 35 + (serverHello[HEADER + 34] as number);
  const u16 = (value: number): Uint8Array => Uint8Array.of(value >> 8, value & 0xff);
  const extensions = concat(
    ...[u16(ExtensionType.of.supported_versions), u16(2), u16(0x0304)],
    ...[u16(ExtensionType.of.key_share), u16(2), u16(selected)],
  );
  const body = concat(
    serverHello.subarray(HEADER, HEADER + 2),
    RANDOM,
    serverHello.subarray(HEADER + 34, sessionEnd + 3),
    ...[u16(extensions.length), extensions],
  );
  return concat(Uint8Array.of(HandshakeType.of.server_hello, 0, body.length >> 8, body.length & 0xff), body);
}

/** Says HelloRetryRequest as its n-th ServerHello, and nothing after it. */
const retry = (nth: number, selected: number) => (): Faults => {
  let hellos = 0;
  return {
    message: (message: OutgoingMessage) => {
      if (message.name !== 'ServerHello') return hellos >= nth && message.type === 22 ? [] : [message];
      hellos++;
      if (hellos < nth) return [message];
      return [{ ...message, bytes: helloRetryRequest(message.bytes, selected) }];
    },
  };
};

const offers =
  (name: string) =>
  ({ named_group_list = [], versions = [] }: Offer): boolean =>
    versions.includes('TLS 1.3') && named_group_list.includes(name);

const common = {
  severity: 'low',
  cwe: [841],
  rules: ['RFC 8446 §4.1.4'],
  silence: true,
  where: { message: 'HelloRetryRequest', field: 'selected_group' },
} as const;

/** A server that asks for another hello must change something by it, and may ask once. */
export const helloRetryCases: readonly HostileCase[] = [
  {
    id: 'tls13-hello-retry',
    protocol: 'tls',
    group,
    severity: 'low',
    goal: 'application-data',
    rules: ['RFC 8446 §4.1.4'],
    twin: (material) => honest(material, { options: { policy: retrying } }),
  },
  tlsCase(group, {
    ...common,
    id: 'tls13-hello-retry-twice',
    fallShows: 'client-hello-3',
    offered: offers('secp384r1'),
    attack: (material) => honest(material, { options: { policy: retrying }, faults: retry(2, X25519) }),
    twin: (material) => honest(material, { options: { policy: retrying } }),
  }),
  tlsCase(group, {
    ...common,
    id: 'tls13-hello-retry-for-nothing',
    fallShows: 'client-hello-2',
    offered: offers('x25519'),
    attack: (material) => honest(material, { faults: retry(1, X25519) }),
  }),
  tlsCase(group, {
    ...common,
    id: 'tls13-hello-retry-unknown-group',
    fallShows: 'client-hello-2',
    offered: offers('x25519'),
    attack: (material) => honest(material, { faults: retry(1, UNKNOWN_GROUP) }),
  }),
];
