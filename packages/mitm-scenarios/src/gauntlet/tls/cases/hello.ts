import { concat } from '@cutaway/primitives/bytes';
import type { Faults, OutgoingMessage } from '@cutaway/tls-handshake/lab';
import { ExtensionType, NamedGroup } from '@cutaway/tls-handshake/registry';
import type { HostileCase } from '../../hostile-case.js';
import { honest } from '../scenes.js';
import { tlsCase } from './tls-case.js';
import { offers12, tls12 } from './version.js';

const group = 'hello';
const HEADER = 4;

/** One message changed as it leaves, for both sides of the transcript. */
const changed = (name: string, change: (bytes: Uint8Array) => Uint8Array) => (): Faults => ({
  message: (message: OutgoingMessage) => [
    message.name === name ? { ...message, bytes: change(message.bytes) } : message,
  ],
});

/** Where legacy_compression_method stands in a ServerHello: behind version, random, session id and suite. */
const compressionAt = (hello: Uint8Array): number => HEADER + 2 + 32 + 1 + (hello[HEADER + 34] as number) + 2;

function withCompression(hello: Uint8Array): Uint8Array {
  const bytes = hello.slice();
  bytes[compressionAt(hello)] = 1;
  return bytes;
}

/** Adds an extension at the end of a message whose extensions stand last and whose list begins at `listAt`. */
function withExtension(message: Uint8Array, listAt: number, type: number, data: Uint8Array): Uint8Array {
  const extension = concat(Uint8Array.of(type >> 8, type, data.length >> 8, data.length), data);
  const list = concat(message.subarray(listAt + 2), extension);
  const body = concat(message.subarray(HEADER, listAt), Uint8Array.of(list.length >> 8, list.length), list);
  return concat(Uint8Array.of(message[0] as number, body.length >> 16, body.length >> 8, body.length), body);
}

/** The selected version of a TLS 1.3 ServerHello, which stands in an extension. */
const withVersion = (hello: Uint8Array, version: number): Uint8Array =>
  withNumber(hello, ExtensionType.of.supported_versions, version);

/** The group of its share, with the share as it was. */
const withGroup = (hello: Uint8Array, group: number): Uint8Array =>
  withNumber(hello, ExtensionType.of.key_share, group);

/** A ServerHello with another number at the beginning of one of its extensions. */
function withNumber(hello: Uint8Array, extension: number, number: number): Uint8Array {
  const bytes = hello.slice();
  for (let at = compressionAt(hello) + 3; at + 4 <= bytes.length; ) {
    const type = ((bytes[at] as number) << 8) | (bytes[at + 1] as number);
    const length = ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number);
    if (type === extension) bytes.set([number >> 8, number & 0xff], at + 4);
    at += 4 + length;
  }
  return bytes;
}

const SERVER_HELLO = { message: 'ServerHello' } as const;
/** An unassigned number that no client names. */
const UNKNOWN_EXTENSION = 0xfafa;
const HEARTBEAT = 15;

/** Choices that a server must not make (RFC 8446 §4.1.3, §4.2). */
export const helloCases: readonly HostileCase[] = [
  tlsCase(group, {
    id: 'tls-compression-chosen',
    severity: 'high',
    rules: ['RFC 8446 §4.1.3', 'RFC 7457 §2.6'],
    cve: ['CVE-2012-4929'],
    cwe: [310],
    where: { ...SERVER_HELLO, field: 'legacy_compression_method' },
    attack: (material) => honest(material, { faults: changed('ServerHello', withCompression) }),
  }),
  tlsCase(group, {
    id: 'tls12-compression-chosen',
    severity: 'high',
    rules: ['RFC 5246 §7.4.1.3', 'RFC 7457 §2.6'],
    cve: ['CVE-2012-4929'],
    cwe: [310],
    where: { ...SERVER_HELLO, field: 'compression_method' },
    offered: offers12,
    attack: (material) =>
      honest(material, { options: { policy: tls12 }, faults: changed('ServerHello', withCompression) }),
    twin: (material) => honest(material, { options: { policy: tls12 } }),
  }),
  tlsCase(group, {
    id: 'tls-version-not-offered',
    severity: 'high',
    rules: ['RFC 8446 §4.2.1'],
    cwe: [757],
    where: { ...SERVER_HELLO, field: 'selected_version' },
    attack: (material) => honest(material, { faults: changed('ServerHello', (hello) => withVersion(hello, 0x0305)) }),
  }),
  tlsCase(group, {
    id: 'tls-ssl3-chosen',
    severity: 'high',
    rules: ['RFC 7568 §3', 'RFC 8446 §4.2.1'],
    cve: ['CVE-2014-3566'],
    cwe: [757],
    where: { ...SERVER_HELLO, field: 'selected_version' },
    attack: (material) => honest(material, { faults: changed('ServerHello', (hello) => withVersion(hello, 0x0300)) }),
  }),
  tlsCase(group, {
    id: 'tls-extension-not-offered',
    severity: 'medium',
    rules: ['RFC 8446 §4.2'],
    cwe: [757],
    where: { message: 'EncryptedExtensions' },
    attack: (material) =>
      honest(material, {
        faults: changed('EncryptedExtensions', (message) =>
          withExtension(message, HEADER, UNKNOWN_EXTENSION, Uint8Array.of(1, 2, 3)),
        ),
      }),
  }),
  tlsCase(group, {
    id: 'tls-extension-in-wrong-message',
    severity: 'low',
    rules: ['RFC 8446 §4.2'],
    cwe: [757],
    where: { message: 'ServerHello' },
    attack: (material) =>
      honest(material, {
        faults: changed('ServerHello', (hello) =>
          withExtension(hello, compressionAt(hello) + 1, HEARTBEAT, Uint8Array.of(1)),
        ),
      }),
  }),
  tlsCase(group, {
    id: 'tls-session-unasked',
    severity: 'medium',
    rules: ['RFC 8446 §4.2.11'],
    cwe: [287],
    where: { message: 'ServerHello', field: 'selected_identity' },
    attack: (material) =>
      honest(material, {
        faults: changed('ServerHello', (hello) =>
          withExtension(hello, compressionAt(hello) + 1, ExtensionType.of.pre_shared_key, Uint8Array.of(0, 0)),
        ),
      }),
  }),
  tlsCase(group, {
    id: 'tls-early-data-unasked',
    severity: 'medium',
    rules: ['RFC 8446 §4.2.10'],
    cwe: [841],
    where: { message: 'EncryptedExtensions', field: 'early_data' },
    attack: (material) =>
      honest(material, {
        faults: changed('EncryptedExtensions', (message) =>
          withExtension(message, HEADER, ExtensionType.of.early_data, new Uint8Array(0)),
        ),
      }),
  }),
  tlsCase(group, {
    id: 'tls-group-not-offered',
    severity: 'medium',
    rules: ['RFC 8446 §4.2.8'],
    cwe: [757],
    where: { message: 'ServerHello', field: 'group' },
    attack: (material) =>
      honest(material, {
        faults: changed('ServerHello', (hello) => withGroup(hello, NamedGroup.of.brainpoolP256r1tls13)),
      }),
  }),
  tlsCase(group, {
    id: 'tls-session-id-not-echoed',
    severity: 'low',
    rules: ['RFC 8446 §4.1.3'],
    cwe: [345],
    where: { ...SERVER_HELLO, field: 'legacy_session_id_echo' },
    attack: (material) =>
      honest(material, {
        faults: changed('ServerHello', (hello) => {
          const bytes = hello.slice();
          const at = HEADER + 35;
          if ((bytes[HEADER + 34] as number) > 0) bytes[at] = (bytes[at] as number) ^ 1;
          return bytes;
        }),
      }),
  }),
];
