import type { HostileCase } from '../../hostile-case.js';
import { extensionCases } from './extension.js';
import { handshake12Cases, versionControls } from './handshake12.js';
import { handshakeCases } from './handshake13.js';
import { helloCases } from './hello.js';
import { httpCases } from './http.js';
import { keyShareCases } from './key-share.js';
import { nameCases } from './name.js';
import { nameConstraintCases } from './name-constraint.js';
import { recordCases } from './record.js';
import { staplingCases } from './stapling.js';
import { trustCases, trustControls } from './trust.js';
import { validityCases } from './validity.js';
import { weakKeyCases } from './weak-key.js';

/** Every case for TLS clients, controls first. */
export const tlsCases: readonly HostileCase[] = [
  ...trustControls,
  ...versionControls,
  ...trustCases,
  ...validityCases,
  ...nameCases,
  ...extensionCases,
  ...nameConstraintCases,
  ...weakKeyCases,
  ...staplingCases,
  ...helloCases,
  ...keyShareCases,
  ...handshakeCases,
  ...handshake12Cases,
  ...recordCases,
  ...httpCases,
];
