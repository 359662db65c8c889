import type { Target } from '../target.js';
import { captureFiles } from './captures.js';
import { sshFiles } from './ssh-files.js';
import { sshMessages } from './ssh-messages.js';
import { tlsMessages } from './tls-messages.js';
import { tlsRecords } from './tls-records.js';
import { x509Files } from './x509.js';

/** Everything that is tried with changed bytes. */
export const targets: readonly Target[] = [tlsMessages, tlsRecords, captureFiles, x509Files, sshMessages, sshFiles];
