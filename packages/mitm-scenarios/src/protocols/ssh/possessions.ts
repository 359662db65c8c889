import { base64, equal, fromUtf8 } from '@cutaway/primitives/bytes';
import type { KeyPair } from '@cutaway/primitives/crypto';
import {
  type Authentication,
  type ServerAuthentication,
  type SigningKey,
  signingKey,
  type VerifyHostKey,
} from '@cutaway/ssh-auth';
import { fingerprint } from '@cutaway/ssh-auth/keys';
import { isTrusted, KnownHosts } from '@cutaway/ssh-auth/known-hosts';
import { passwordOf } from '../../lab/bank.js';
import type { Lab, Owner } from '../../lab/lab.js';
import type { Party } from '../../network/party.js';
import { type Program, until } from '../../network/program.js';

/** An Ed25519 key pair: a host's, or a user's. */
export function sshKeyPair(lab: Lab, owner: Owner | 'former server'): KeyPair {
  const label = `SSH key of ${owner}`;
  return lab.once(label, () => lab.crypto.generateKeyPair({ type: 'Ed25519' }, lab.random(label)));
}

/** The same as SSH signs with it. */
function sshKey(lab: Lab, owner: Owner | 'former server'): SigningKey {
  return signingKey(sshKeyPair(lab, owner).privateKey, { crypto: lab.crypto });
}

/** Alice logs in with her password; the attacker with the one that it heard. */
export function passwordLogin(lab: Lab, who: 'genuine' | 'attacker'): (party: Party) => Program<Authentication> {
  return function* (party) {
    if (who === 'genuine') return { method: 'password', password: passwordOf(lab) };
    const password = yield* until(() => party.ears.heard('plaintext_password'));
    return { method: 'password', password: fromUtf8(password) };
  };
}

/**
 * Alice logs in with her key. The attacker does not have it: it shows her public key and passes on the signature that
 * she made for it.
 */
export function keyLogin(lab: Lab, who: 'genuine' | 'attacker'): (party: Party) => Program<Authentication> {
  return function* (party) {
    const key = sshKey(lab, 'client');
    if (who === 'genuine') return { method: 'publickey', key };
    const signature = yield* until(() => party.ears.heard('signature'));
    const { blob, algorithms } = key;
    return { method: 'publickey', key: { blob, algorithms, sign: () => signature } };
  };
}

/** The server knows Alice by her password; the attacker, in its place, takes any. */
export function passwordCheck(lab: Lab, owner: 'server' | 'attacker'): ServerAuthentication {
  return { password: (_user, password) => owner === 'attacker' || password === passwordOf(lab) };
}

/** The server has Alice's public key among its authorized ones; the attacker, in its place, takes any. */
export function keyCheck(lab: Lab, owner: 'server' | 'attacker'): ServerAuthentication {
  const alice = sshKey(lab, 'client').blob;
  return { publickey: (_user, { key }) => owner === 'attacker' || equal(key.blob, alice) };
}

/** Takes whatever host key comes, as many do on first use. */
export const anyHostKey: VerifyHostKey = () => ({ accept: true });

/** Takes the host key with this fingerprint, which the server's owner has published elsewhere. */
export function publishedFingerprint(lab: Lab): VerifyHostKey {
  const published = fingerprint(sshKey(lab, 'server'), 'SHA256', lab.crypto);
  return ({ key }) => ({ accept: fingerprint({ blob: key }, 'SHA256', lab.crypto) === published });
}

/** Goes by `known_hosts`, which has this owner's key for the server's name. */
export function knownHost(lab: Lab, owner: 'server' | 'former server'): VerifyHostKey {
  const line = `${lab.serverName} ssh-ed25519 ${base64.encode(sshKey(lab, owner).blob)}\n`;
  const hosts = new KnownHosts([line], { crypto: lab.crypto });
  return (presented) => ({ accept: isTrusted(hosts.check(presented)) });
}
