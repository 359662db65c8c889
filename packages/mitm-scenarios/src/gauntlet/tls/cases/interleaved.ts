import { utf8 } from '@cutaway/primitives/bytes';
import type { Faults, OutgoingMessage } from '@cutaway/tls-handshake/lab';
import { AlertDescription, AlertLevel, ContentType } from '@cutaway/tls-handshake/registry';
import type { HostileCase } from '../../hostile-case.js';
import { honest } from '../scenes.js';
import { before, inPlaceOf, inTheClear } from './injected.js';
import { type TlsCase, tlsCase } from './tls-case.js';
import { offers12, offers13, tls12, tls13 } from './version.js';

const DATA = utf8('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');

/** Under the keys of the moment, whichever they are. */
const APPLICATION_DATA: OutgoingMessage = {
  type: ContentType.of.application_data,
  name: 'application_data',
  bytes: DATA,
};
const USER_CANCELED: OutgoingMessage = {
  type: ContentType.of.alert,
  name: 'Alert',
  bytes: Uint8Array.of(AlertLevel.of.warning, AlertDescription.of.user_canceled),
};

/** A message in two records with another in the middle (RFC 8446 §5.1). */
const amid = (name: string, middle: OutgoingMessage): (() => Faults) =>
  inPlaceOf(name, (message) => {
    const half = message.bytes.length >> 1;
    return [
      { ...message, bytes: message.bytes.subarray(0, half) },
      middle,
      { ...message, bytes: message.bytes.subarray(half) },
    ];
  });

const orderCase = (
  definition: TlsCase,
  version: 'TLS 1.2' | 'TLS 1.3' | undefined,
  faults: () => Faults,
): HostileCase => {
  const options = version === undefined ? {} : { options: { policy: version === 'TLS 1.3' ? tls13 : tls12 } };
  return tlsCase(version === 'TLS 1.2' ? 'handshake-1.2' : 'handshake', {
    cwe: [841],
    ...(version === undefined ? {} : { offered: version === 'TLS 1.3' ? offers13 : offers12 }),
    attack: (material) => honest(material, { ...options, faults }),
    twin: (material) => honest(material, options),
    ...definition,
  });
};

const DATA_SENT = { message: 'application_data' } as const;

/** Records of another kind where the handshake is not over. */
export const interleavedCases: readonly HostileCase[] = [
  orderCase(
    { id: 'tls-application-data-first', severity: 'critical', rules: ['RFC 8446 §4', 'RFC 8446 §5'], where: DATA_SENT },
    undefined,
    before('ServerHello', inTheClear(ContentType.of.application_data, 'application_data', DATA)),
  ),
  orderCase(
    {
      id: 'tls12-application-data-before-finished',
      severity: 'critical',
      rules: ['RFC 5246 §7.4.9'],
      where: DATA_SENT,
    },
    'TLS 1.2',
    before('ChangeCipherSpec', APPLICATION_DATA),
  ),
  orderCase(
    {
      id: 'tls13-application-data-before-finished',
      severity: 'critical',
      rules: ['RFC 8446 §2', 'RFC 8446 §4.4.4'],
      where: DATA_SENT,
    },
    'TLS 1.3',
    before('Certificate', APPLICATION_DATA),
  ),
  orderCase(
    {
      id: 'tls13-fragments-with-application-data-between',
      severity: 'critical',
      rules: ['RFC 8446 §5.1'],
      where: DATA_SENT,
    },
    'TLS 1.3',
    amid('CertificateVerify', APPLICATION_DATA),
  ),
  orderCase(
    {
      id: 'tls13-fragments-with-alert-between',
      severity: 'low',
      rules: ['RFC 8446 §5.1'],
      where: { message: 'Alert' },
    },
    'TLS 1.3',
    amid('CertificateVerify', USER_CANCELED),
  ),
];
