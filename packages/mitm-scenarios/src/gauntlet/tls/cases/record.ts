import type { Faults } from '@cutaway/tls-handshake/lab';
import type { HostileCase } from '../../hostile-case.js';
import { honest } from '../scenes.js';
import { tlsCase } from './tls-case.js';

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
];
