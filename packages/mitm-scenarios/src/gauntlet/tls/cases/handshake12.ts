import { concat } from '@cutaway/primitives/bytes';
import { type Policy, supported } from '@cutaway/tls-handshake';
import { type Faults, insecurePolicy, insecureStaticRsa, type OutgoingMessage } from '@cutaway/tls-handshake/lab';
import { SignatureScheme } from '@cutaway/tls-handshake/registry';
import type { HostileCase, Scene } from '../../hostile-case.js';
import type { Material } from '../../material.js';
import { certificateMessage } from '../endpoint.js';
import { credential, leaf, root } from '../pki.js';
import { chain, honest, tlsScene } from '../scenes.js';
import { tlsCase } from './tls-case.js';
import { offers12, offers13, tls12, tls13 } from './version.js';

const group = 'handshake-1.2';
const only12 = (material: Material, faults?: () => Faults): Scene =>
  honest(material, { options: { policy: tls12 }, ...(faults === undefined ? {} : { faults }) });

const flip = (bytes: Uint8Array): Uint8Array => {
  const changed = bytes.slice();
  changed[changed.length - 1] = (changed[changed.length - 1] ?? 0) ^ 1;
  return changed;
};

const value = (wanted: string, change: (bytes: Uint8Array) => Uint8Array) => (): Faults => ({
  value: (name, bytes) => (name === wanted ? change(bytes) : bytes),
});

const without = (dropped: string) => (): Faults => ({
  message: (message) => (message.name === dropped ? [] : [message]),
});

const decided = (wanted: string, answer: number) => (): Faults => ({
  choice: (name, chosen) => (name === wanted ? answer : chosen),
});

/** no_renegotiation, the one alert that is never more than a warning, as a record of its own. */
const WARNING: OutgoingMessage = { type: 21, name: 'Alert', bytes: Uint8Array.of(1, 100) };

const rsa12 = (material: Material, faults?: () => Faults): Scene =>
  tlsScene(material, chain(material, { kind: { type: 'RSA', modulusLength: 2048 } }), {
    options: { policy: tls12 },
    ...(faults === undefined ? {} : { faults }),
  });

/** A server that shakes hands again before it answers. */
const again: Policy = insecurePolicy({
  ...supported,
  name: 'TLS 1.2, again',
  versions: ['TLS 1.2'],
  allowRenegotiation: true,
});

/** `DOWNGRD` and 1: a server that speaks TLS 1.3 puts it behind its random bytes when it settles for 1.2. */
const SENTINEL = Uint8Array.from([0x44, 0x4f, 0x57, 0x4e, 0x47, 0x52, 0x44, 0x01]);

const RENEGOTIATION_INFO = 0xff01;

/** A ServerHello of TLS 1.2 without one of its extensions; both sides go on over what was sent. */
const withoutExtension = (type: number) => (): Faults => ({
  message: (message: OutgoingMessage) => {
    if (message.name !== 'ServerHello') return [message];
    const { bytes } = message;
    const listAt = 4 + 2 + 32 + 1 + (bytes[38] as number) + 3;
    const kept: Uint8Array[] = [];
    for (let at = listAt + 2; at + 4 <= bytes.length; ) {
      const length = 4 + (((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number));
      if ((((bytes[at] as number) << 8) | (bytes[at + 1] as number)) !== type)
        kept.push(bytes.subarray(at, at + length));
      at += length;
    }
    const list = concat(...kept);
    const body = concat(bytes.subarray(4, listAt), Uint8Array.of(list.length >> 8, list.length), list);
    const header = Uint8Array.of(bytes[0] as number, body.length >> 16, body.length >> 8, body.length);
    return [{ ...message, bytes: concat(header, body) }];
  },
});

/** TLS 1.2: whether the key exchange is signed, the end confirmed, and a step back noticed. */
export const handshake12Cases: readonly HostileCase[] = [
  tlsCase(group, {
    id: 'tls12-downgrade-sentinel',
    severity: 'high',
    rules: ['RFC 8446 §4.1.3'],
    cwe: [757],
    where: { message: 'ServerHello', field: 'random' },
    // For a client that speaks TLS 1.2 alone the mark means nothing.
    offered: (offer) => offers13(offer) && offers12(offer),
    attack: (material) =>
      only12(
        material,
        value('server_random', (random) => concat(random.subarray(0, 24), SENTINEL)),
      ),
    twin: (material) => only12(material),
  }),
  tlsCase(group, {
    id: 'tls12-key-exchange-signature-wrong',
    severity: 'critical',
    rules: ['RFC 8422 §5.4', 'RFC 5246 §7.4.3'],
    cwe: [347],
    where: { message: 'ServerKeyExchange', field: 'signature' },
    offered: offers12,
    attack: (material) => only12(material, value('signature', flip)),
    twin: (material) => only12(material),
  }),
  tlsCase(group, {
    id: 'tls12-key-exchange-missing',
    severity: 'critical',
    rules: ['RFC 5246 §7.4.3'],
    cwe: [306],
    offered: offers12,
    attack: (material) => only12(material, without('ServerKeyExchange')),
    twin: (material) => only12(material),
  }),
  tlsCase(group, {
    id: 'tls12-certificate-missing',
    severity: 'critical',
    rules: ['RFC 5246 §7.4.2'],
    cwe: [306],
    offered: offers12,
    attack: (material) => only12(material, without('Certificate')),
    twin: (material) => only12(material),
  }),
  tlsCase(group, {
    id: 'tls12-finished-wrong',
    severity: 'critical',
    rules: ['RFC 5246 §7.4.9'],
    cwe: [354],
    where: { message: 'Finished', field: 'verify_data' },
    offered: offers12,
    attack: (material) => only12(material, value('verify_data', flip)),
    twin: (material) => only12(material),
  }),
  tlsCase(group, {
    id: 'tls12-change-cipher-spec-skipped',
    severity: 'critical',
    rules: ['RFC 5246 §7.1'],
    cve: ['CVE-2014-0224'],
    cwe: [841],
    offered: offers12,
    attack: (material) => only12(material, without('ChangeCipherSpec')),
    twin: (material) => only12(material),
  }),
  tlsCase(group, {
    id: 'tls12-no-secure-renegotiation',
    severity: 'medium',
    rules: ['RFC 5746 §4.1', 'RFC 9325 §3.5'],
    cve: ['CVE-2009-3555'],
    cwe: [300],
    where: { message: 'ServerHello', field: 'extensions' },
    offered: offers12,
    attack: (material) => only12(material, withoutExtension(RENEGOTIATION_INFO)),
    twin: (material) => only12(material),
  }),
  tlsCase(group, {
    id: 'tls12-master-secret-not-extended',
    severity: 'medium',
    rules: ['RFC 7627 §5.2'],
    cwe: [300],
    where: { message: 'ServerHello', field: 'extensions' },
    offered: offers12,
    attack: (material) => only12(material, decided('extended_master_secret', 0)),
    twin: (material) => only12(material),
  }),
  tlsCase(group, {
    id: 'tls12-signature-scheme-not-offered',
    severity: 'high',
    rules: ['RFC 5246 §7.4.1.4.1'],
    cwe: [757],
    where: { message: 'ServerKeyExchange', field: 'algorithm' },
    offered: (offer) =>
      offers12(offer) && !(offer.supported_signature_algorithms ?? ['rsa_pkcs1_md5']).includes('rsa_pkcs1_md5'),
    attack: (material) =>
      rsa12(material, () => ({
        choice: (name, chosen) => (name === 'signature_scheme' ? SignatureScheme.of.rsa_pkcs1_md5 : chosen),
      })),
    twin: (material) => rsa12(material),
  }),
  tlsCase(group, {
    id: 'tls12-other-certificate-later',
    severity: 'high',
    rules: ['RFC 7627 §1', 'RFC 9325 §3.5'],
    cve: ['CVE-2014-1295'],
    cwe: [297, 345],
    goal: 'answer-shown',
    silence: true,
    where: { message: 'Certificate' },
    offered: offers12,
    attack: (material) => ({
      ...honest(material, {
        options: { policy: again },
        renegotiates: true,
        faults: () => {
          let shown = 0;
          const stranger = leaf(material, root(material, 'Strangers Root'), { keys: 'leaf' });
          return {
            message: (message) =>
              message.name === 'Certificate' && ++shown > 1
                ? [{ ...message, bytes: certificateMessage(message.bytes, [stranger.der]) }]
                : [message],
          };
        },
        certificates: undefined,
        credentials: [credential(chain(material).own, chain(material).authority)],
      }),
    }),
    twin: (material) => only12(material),
  }),
  tlsCase(group, {
    id: 'tls12-warnings-without-end',
    severity: 'low',
    rules: ['RFC 5246 §7.2'],
    cve: ['CVE-2016-8610'],
    cwe: [400],
    where: { message: 'Alert' },
    offered: offers12,
    attack: (material) =>
      only12(material, () => ({
        message: (message) =>
          message.name === 'ServerHello' ? [...Array.from({ length: 200 }, () => WARNING), message] : [message],
      })),
    twin: (material) => only12(material),
  }),
  tlsCase(group, {
    id: 'tls12-static-rsa',
    severity: 'low',
    rules: ['RFC 9325 §4.1'],
    cwe: [327],
    where: { message: 'ServerHello', field: 'cipher_suite' },
    offered: (offer) =>
      offers12(offer) && (offer.cipher_suites ?? []).some((name) => /^TLS_RSA_WITH_AES_\d+_GCM/.test(name)),
    attack: (material) =>
      tlsScene(material, chain(material, { kind: { type: 'RSA', modulusLength: 2048 } }), {
        options: { policy: insecureStaticRsa },
      }),
    twin: (material) =>
      tlsScene(material, chain(material, { kind: { type: 'RSA', modulusLength: 2048 } }), {
        options: { policy: tls12 },
      }),
  }),
];

/** Servers of one version alone, with which nothing is wrong. */
export const versionControls: readonly HostileCase[] = [
  {
    id: 'tls12-alone',
    protocol: 'tls',
    group,
    severity: 'low',
    goal: 'application-data',
    rules: ['RFC 5246'],
    twin: (material) => only12(material),
  },
  {
    id: 'tls13-alone',
    protocol: 'tls',
    group: 'handshake',
    severity: 'low',
    goal: 'application-data',
    rules: ['RFC 8446'],
    twin: (material) => honest(material, { options: { policy: tls13 } }),
  },
];
