import type { HostileCase } from '../../hostile-case.js';
import { announcementCases } from './announcements.js';
import { authenticationCases } from './authentication.js';
import { channelCases } from './channels.js';
import { hostCertificateCases } from './host-certificate.js';
import { hostKeyCases, hostKeyControls } from './host-key.js';
import { keyExchangeCases } from './key-exchange.js';
import { transportCases } from './transport.js';
import { weakAlgorithmCases } from './weak-algorithms.js';

/** Every case for SSH clients, controls first. */
export const sshCases: readonly HostileCase[] = [
  ...hostKeyControls,
  ...hostKeyCases,
  ...hostCertificateCases,
  ...keyExchangeCases,
  ...transportCases,
  ...weakAlgorithmCases,
  ...authenticationCases,
  ...channelCases,
  ...announcementCases,
];
