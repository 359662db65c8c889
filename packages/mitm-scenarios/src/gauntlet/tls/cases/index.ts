import type { HostileCase } from '../../hostile-case.js';
import { cbcCases } from './cbc.js';
import { changeCipherSpecCases } from './change-cipher-spec.js';
import { diffieHellmanCases } from './diffie-hellman.js';
import { emptySecretCases } from './empty-secret.js';
import { extensionCases } from './extension.js';
import { fallbackCases } from './fallback.js';
import { handshake12Cases, versionControls } from './handshake12.js';
import { handshakeCases } from './handshake13.js';
import { helloCases } from './hello.js';
import { helloRetryCases } from './hello-retry.js';
import { httpCases } from './http.js';
import { interleavedCases } from './interleaved.js';
import { keyShareCases } from './key-share.js';
import { nameCases } from './name.js';
import { nameConstraintCases } from './name-constraint.js';
import { proxyCases } from './proxy.js';
import { recordCases, recordControls } from './record.js';
import { recordLengthCases } from './record-length.js';
import { staplingCases } from './stapling.js';
import { trustCases, trustControls } from './trust.js';
import { unknownValueControls } from './unknown-value.js';
import { validityCases } from './validity.js';
import { weakKeyCases } from './weak-key.js';
import { weakSuiteCases } from './weak-suite.js';

/** Every case for TLS clients, controls first. */
export const tlsCases: readonly HostileCase[] = [
  ...trustControls,
  ...versionControls,
  ...recordControls,
  ...unknownValueControls,
  ...trustCases,
  ...validityCases,
  ...nameCases,
  ...extensionCases,
  ...nameConstraintCases,
  ...weakKeyCases,
  ...staplingCases,
  ...weakSuiteCases,
  ...helloCases,
  ...helloRetryCases,
  ...keyShareCases,
  ...diffieHellmanCases,
  ...handshakeCases,
  ...handshake12Cases,
  ...changeCipherSpecCases,
  ...emptySecretCases,
  ...interleavedCases,
  ...fallbackCases,
  ...recordCases,
  ...recordLengthCases,
  ...cbcCases,
  ...httpCases,
  ...proxyCases,
];
