import type { HostileCase } from '../../hostile-case.js';
import { chainCase } from './tls-case.js';

const RULES = ['RFC 5280 §4.1.2.5', 'RFC 5280 §6.1.3 (a)(2)'];

/** Whether certificates are used in their time. */
export const validityCases: readonly HostileCase[] = [
  chainCase('validity', {
    id: 'tls-expired',
    where: { message: 'Certificate', field: 'notAfter' },
    severity: 'high',
    rules: RULES,
    cwe: [298],
    change: { leaf: ({ material }) => ({ notBefore: material.days(-90), notAfter: material.days(-1) }) },
  }),
  chainCase('validity', {
    id: 'tls-expired-intermediate',
    where: { message: 'Certificate', field: 'notAfter' },
    severity: 'high',
    rules: RULES,
    cwe: [298],
    change: { intermediate: ({ material }) => ({ notBefore: material.days(-900), notAfter: material.days(-1) }) },
  }),
  chainCase('validity', {
    id: 'tls-not-yet-valid',
    where: { message: 'Certificate', field: 'notBefore' },
    severity: 'high',
    rules: RULES,
    cwe: [298],
    change: { leaf: ({ material }) => ({ notBefore: material.days(2), notAfter: material.days(90) }) },
  }),
];
