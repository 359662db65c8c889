import type { Faults } from '@cutaway/tls-handshake/lab';
import type { HostileCase } from '../../hostile-case.js';
import { honest } from '../scenes.js';
import { tlsCase } from './tls-case.js';
import { offers12, offers13, tls12, tls13 } from './version.js';

const APPLICATION_DATA = 23;
const RECORD_HEADER = 5;

/** Changes a byte of the last protected records, which carry the answer. */
const tampered = (at: (record: Uint8Array) => number) => (): Faults => {
  let handshakeOver = 0;
  return {
    message: (message) => {
      if (message.name === 'application_data') handshakeOver = 1;
      return [message];
    },
    record: (record) => {
      if (handshakeOver === 0 || record[0] !== APPLICATION_DATA) return [record];
      const changed = record.slice();
      const index = at(record);
      changed[index] = (changed[index] as number) ^ 1;
      return [changed];
    },
  };
};

const recordCase = (id: string, faults: () => Faults, rules: readonly string[]): HostileCase =>
  tlsCase('record', {
    id,
    severity: 'critical',
    rules,
    cwe: [354],
    goal: 'answer-shown',
    where: { message: 'application_data' },
    attack: (material) => honest(material, { faults }),
  });

const HANDSHAKE = 22;
const PIECE = 48;

/** The ServerHello in many small records, which every client must put together (RFC 8446 §5.1). */
const inPieces = (): Faults => ({
  record: (record) => {
    if (record[0] !== HANDSHAKE) return [record];
    const pieces: Uint8Array[] = [];
    for (let at = RECORD_HEADER; at < record.length; at += PIECE) {
      const piece = record.subarray(at, at + PIECE);
      pieces.push(Uint8Array.from([...record.subarray(0, 3), piece.length >> 8, piece.length, ...piece]));
    }
    return pieces;
  },
});

/** Records with nothing in them, one after the other: no server has a reason to send so many. */
const FLOOD = 2000;
const ALERT = 21;
const USER_CANCELED = Uint8Array.of(1, 90);

/** So many records before the answer. */
const beforeAnswer = (type: number, content: Uint8Array, count: number) => (): Faults => {
  let done = false;
  return {
    message: (message) => {
      if (done || message.name !== 'application_data') return [message];
      done = true;
      const name = type === ALERT ? 'Alert' : message.name;
      return [...Array.from({ length: count }, () => ({ type, name, bytes: content })), message];
    },
  };
};

/** So many empty fragments before the ServerHello. */
const emptyFragments = (count: number) => (): Faults => ({
  record: (record) =>
    record[0] === HANDSHAKE
      ? [...Array.from({ length: count }, () => Uint8Array.of(HANDSHAKE, 3, 3, 0, 0)), record]
      : [record],
});

/** Servers with which nothing is wrong. */
export const recordControls: readonly HostileCase[] = [
  {
    id: 'tls-hello-in-pieces',
    protocol: 'tls',
    group: 'record',
    severity: 'low',
    goal: 'application-data',
    rules: ['RFC 8446 §5.1'],
    twin: (material) => honest(material, { faults: inPieces }),
  },
];

/** Whether changed data is noticed (RFC 8446 §5.2). */
export const recordCases: readonly HostileCase[] = [
  recordCase(
    'tls-tag-flipped',
    tampered((record) => record.length - 1),
    ['RFC 8446 §5.2'],
  ),
  recordCase(
    'tls-ciphertext-flipped',
    tampered(() => RECORD_HEADER + 2),
    ['RFC 8446 §5.2'],
  ),
  tlsCase('record', {
    id: 'tls-empty-fragments',
    severity: 'low',
    rules: ['RFC 8446 §5.1'],
    cwe: [400],
    where: { message: 'ServerHello' },
    attack: (material) => honest(material, { faults: emptyFragments(200) }),
  }),
  tlsCase('record', {
    id: 'tls12-tag-flipped',
    severity: 'critical',
    rules: ['RFC 5246 §6.2.3.3'],
    cwe: [354],
    goal: 'answer-shown',
    where: { message: 'application_data' },
    offered: offers12,
    attack: (material) =>
      honest(material, { options: { policy: tls12 }, faults: tampered((record) => record.length - 1) }),
    twin: (material) => honest(material, { options: { policy: tls12 } }),
  }),
  tlsCase('record', {
    id: 'tls-empty-records-without-end',
    severity: 'low',
    rules: ['RFC 8446 §5.1', 'RFC 5246 §6.2.1'],
    cwe: [400],
    goal: 'answer-shown',
    where: { message: 'application_data' },
    attack: (material) => honest(material, { faults: beforeAnswer(APPLICATION_DATA, new Uint8Array(0), FLOOD) }),
  }),
  tlsCase('record', {
    id: 'tls13-warnings-without-end',
    severity: 'low',
    rules: ['RFC 8446 §6', 'RFC 8446 D.5'],
    cwe: [400],
    goal: 'answer-shown',
    where: { message: 'Alert' },
    offered: offers13,
    attack: (material) =>
      honest(material, { options: { policy: tls13 }, faults: beforeAnswer(ALERT, USER_CANCELED, FLOOD) }),
    twin: (material) => honest(material, { options: { policy: tls13 } }),
  }),
];
