import { utf8 } from '@cutaway/primitives/bytes';
import { definePolicy, type Policy, type PolicyParameters, supported } from '@cutaway/tls-handshake';
import { MAX_PLAINTEXT_LENGTH } from '@cutaway/tls-handshake/record';
import type { HostileCase, Scene } from '../../hostile-case.js';
import type { Material } from '../../material.js';
import { honest } from '../scenes.js';
import type { Respond } from '../server.js';
import { tlsCase } from './tls-case.js';
import { offers12, offers13 } from './version.js';

type Suite = PolicyParameters['cipherSuites'][number];

/** Suites that all make records longer by the same number of bytes. */
const gcm = (version: 'TLS 1.2' | 'TLS 1.3', ...cipherSuites: Suite[]): Policy =>
  definePolicy({ ...supported, name: `${version} with AES-GCM`, versions: [version], cipherSuites });
const tls13 = gcm('TLS 1.3', 'TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384');
const tls12 = gcm('TLS 1.2', 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256', 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384');

/** The content type and the tag. */
const EXPANSION_13 = 1 + 16;
/** The explicit nonce and the tag (RFC 5288 §3). */
const EXPANSION_12 = 8 + 16;

/** An answer so long in all that it fills a record of that much content, the nonce in front. */
const respondOf =
  (length: number): Respond =>
  (answer, out, link) => {
    const head = (size: number): string =>
      `HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: ${size}\r\nConnection: close\r\n\r\n`;
    const size = length - head(length).length;
    out.send(utf8(`${head(size)}${`${answer}\n`.padEnd(size, '.')}`));
    out.close();
    link.end();
  };

interface TooLong {
  readonly id: string;
  readonly version: 'TLS 1.2' | 'TLS 1.3';
  readonly rules: readonly string[];
  /** Bytes of content in one record. */
  readonly length: number;
}

function tooLong({ id, version, rules, length }: TooLong): HostileCase {
  const policy = version === 'TLS 1.3' ? tls13 : tls12;
  const scene = (material: Material, maxFragmentLength?: number): Scene =>
    honest(material, {
      options: { policy },
      respond: respondOf(length),
      ...(maxFragmentLength === undefined ? {} : { faults: () => ({ maxFragmentLength }) }),
    });
  return tlsCase('record', {
    id,
    severity: 'medium',
    rules,
    cwe: [770],
    goal: 'answer-shown',
    where: { message: 'application_data' },
    offered: version === 'TLS 1.3' ? offers13 : offers12,
    attack: (material) => scene(material, length),
    // The same answer in two records.
    twin: (material) => scene(material),
  });
}

/** Records that hold more than they may (RFC 8446 §5.2, §5.4; RFC 5246 §6.2.1, §6.2.3). */
export const recordLengthCases: readonly HostileCase[] = [
  tooLong({
    id: 'tls13-content-too-long',
    version: 'TLS 1.3',
    rules: ['RFC 8446 §5.4', 'RFC 8446 §5.1'],
    length: MAX_PLAINTEXT_LENGTH + 1,
  }),
  tooLong({
    id: 'tls13-record-too-long',
    version: 'TLS 1.3',
    rules: ['RFC 8446 §5.2'],
    length: MAX_PLAINTEXT_LENGTH + 256 + 1 - EXPANSION_13,
  }),
  tooLong({
    id: 'tls12-content-too-long',
    version: 'TLS 1.2',
    rules: ['RFC 5246 §6.2.1'],
    length: MAX_PLAINTEXT_LENGTH + 1,
  }),
  tooLong({
    id: 'tls12-record-too-long',
    version: 'TLS 1.2',
    rules: ['RFC 5246 §6.2.3'],
    length: MAX_PLAINTEXT_LENGTH + 2048 + 1 - EXPANSION_12,
  }),
];
