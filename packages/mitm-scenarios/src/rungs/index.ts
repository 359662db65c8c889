import { asymOne } from './asym-one.js';
import { asymTwo } from './asym-two.js';
import { certSigned } from './cert-signed.js';
import { certUnsigned } from './cert-unsigned.js';
import { chain } from './chain.js';
import { dhAnon } from './dh-anon.js';
import { digest } from './digest.js';
import { hybrid } from './hybrid.js';
import { keyless } from './keyless.js';
import { plain } from './plain.js';
import { rogueRoot } from './rogue-root.js';
import type { Rung } from './rung.js';
import { sshChanged } from './ssh-changed.js';
import { sshFingerprint } from './ssh-fingerprint.js';
import { sshGit } from './ssh-git.js';
import { sshKnown } from './ssh-known.js';
import { sshPublickey } from './ssh-publickey.js';
import { sshRsaChallenge } from './ssh-rsa-challenge.js';
import { sshTofu } from './ssh-tofu.js';
import { symPreshared } from './sym-preshared.js';
import { symSent } from './sym-sent.js';
import { tls12Ecdhe } from './tls12-ecdhe.js';
import { tls12Mutual } from './tls12-mutual.js';
import { tls12Rsa } from './tls12-rsa.js';
import { tls13 } from './tls13.js';
import { tls13EarlyData } from './tls13-0rtt.js';
import { tls13Pq } from './tls13-pq.js';
import { tls13Unverified } from './tls13-unverified.js';

/** The designs, as the rows of the matrix: each answers what broke one before it. A new one is a file and a line here. */
export const rungs: readonly Rung[] = [
  plain,
  digest,
  symSent,
  symPreshared,
  asymOne,
  asymTwo,
  hybrid,
  dhAnon,
  certUnsigned,
  certSigned,
  chain,
  rogueRoot,
  tls12Rsa,
  tls12Ecdhe,
  tls12Mutual,
  keyless,
  tls13,
  tls13Pq,
  tls13EarlyData,
  tls13Unverified,
  sshTofu,
  sshFingerprint,
  sshKnown,
  sshChanged,
  sshRsaChallenge,
  sshPublickey,
  sshGit,
].map((rung) => rung as Rung);
