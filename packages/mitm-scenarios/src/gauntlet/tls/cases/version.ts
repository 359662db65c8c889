import { definePolicy, type Policy, supported } from '@cutaway/tls-handshake';
import type { Offer } from '../../witness.js';

/** Servers of one version alone, with all else that is good. */
export const tls12: Policy = definePolicy({ ...supported, name: 'TLS 1.2 alone', versions: ['TLS 1.2'] });
export const tls13: Policy = definePolicy({ ...supported, name: 'TLS 1.3 alone', versions: ['TLS 1.3'] });

/** A client without supported_versions names no list: it speaks TLS 1.2 at most. */
export const offers12 = ({ versions }: Offer): boolean => versions === undefined || versions.includes('TLS 1.2');
export const offers13 = ({ versions = [] }: Offer): boolean => versions.includes('TLS 1.3');
