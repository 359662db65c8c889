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
];
