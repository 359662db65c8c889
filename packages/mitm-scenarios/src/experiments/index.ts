/**
 * Claims measured, questions answered and mistakes put right, by experiments that anyone can run.
 *
 * @module
 */
import { aesKeySizes } from './errata/aes-key-sizes.js';
import { authorizedKeysName } from './errata/authorized-keys-name.js';
import { certificateFingerprint } from './errata/certificate-fingerprint.js';
import { identicalDigests } from './errata/identical-digests.js';
import { preMasterEncrypts } from './errata/pre-master-encrypts.js';
import { privateKeyEncryption } from './errata/private-key-encryption.js';
import { serverNameVisible } from './errata/server-name-visible.js';
import { sshHostKey } from './errata/ssh-host-key.js';
import { twelveSteps } from './errata/twelve-steps.js';
import { weakDigests } from './errata/weak-digests.js';
import type { Experiment } from './experiment.js';
import { avalanche } from './measures/avalanche.js';
import { digestLength } from './measures/digest-length.js';
import { hashThenSign } from './measures/hash-then-sign.js';
import { keyLength } from './measures/key-length.js';
import { keysForPeers } from './measures/keys-for-peers.js';
import { oneWay } from './measures/one-way.js';
import { sameDigest } from './measures/same-digest.js';
import { speed } from './measures/speed.js';
import { q1 } from './questions/q1.js';
import { q2 } from './questions/q2.js';
import { q3 } from './questions/q3.js';
import { q4 } from './questions/q4.js';
import { q5 } from './questions/q5.js';
import { q6 } from './questions/q6.js';
import { q7 } from './questions/q7.js';
import { q8 } from './questions/q8.js';
import { q9 } from './questions/q9.js';
import { q10 } from './questions/q10.js';
import { q11 } from './questions/q11.js';
import { q12 } from './questions/q12.js';
import { q13 } from './questions/q13.js';
import { q14 } from './questions/q14.js';
import { q15 } from './questions/q15.js';
import { q16 } from './questions/q16.js';
import { q17 } from './questions/q17.js';
import { q18 } from './questions/q18.js';
import { q19 } from './questions/q19.js';
import { q20 } from './questions/q20.js';

export type { Bench, Experiment, ExperimentKind, Findings, Observation } from './experiment.js';
export { runExperiment } from './run-experiment.js';

/** Properties and costs of the tools, in numbers. */
export const measures: readonly Experiment[] = [
  sameDigest,
  avalanche,
  digestLength,
  oneWay,
  speed,
  keyLength,
  hashThenSign,
  keysForPeers,
];

/** Questions that readers asked. */
export const questions: readonly Experiment[] = [
  q1,
  q2,
  q3,
  q4,
  q5,
  q6,
  q7,
  q8,
  q9,
  q10,
  q11,
  q12,
  q13,
  q14,
  q15,
  q16,
  q17,
  q18,
  q19,
  q20,
];

/** What is often told, and is not so. */
export const errata: readonly Experiment[] = [
  aesKeySizes,
  privateKeyEncryption,
  certificateFingerprint,
  identicalDigests,
  serverNameVisible,
  sshHostKey,
  authorizedKeysName,
  preMasterEncrypts,
  twelveSteps,
  weakDigests,
];
