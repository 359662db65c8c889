import { concat } from '@cutaway/primitives/bytes';
import type { KeyPair } from '@cutaway/primitives/crypto';
import type { Certificate } from '@cutaway/x509/certificate';
import { encodePublicKey } from '@cutaway/x509/keys';
import type { Identity } from '../rungs/rung.js';
import { indexOf } from '../verdict/knowledge.js';
import { type Authority, intermediate, issue, issueToClient, type Period, PRESENT, root } from './authority.js';
import type { Lab } from './lab.js';

/** A server's key pair with the certificates it shows, its own first, the root left out. */
export interface Certified {
  readonly keys: KeyPair;
  readonly chain: readonly Uint8Array[];
}

/** How certificates are issued in a design: by the root itself, or by an intermediate CA. */
export type Depth = 'root' | 'intermediate';

const PAST: Period = { notBefore: new Date('2022-02-01T00:00:00Z'), notAfter: new Date('2022-05-02T00:00:00Z') };

const ROOT_NAME = 'Ladder Root X1';
const INTERMEDIATE_NAME = 'Ladder R3';

/** The authority that clients trust; issuing by itself, or by an intermediate CA. */
export function trustedAuthority(lab: Lab, depth: Depth): Authority {
  return issuing(lab, root(lab, 'authority', ROOT_NAME), depth);
}

/** The root certificates on the client's computer. */
export function trustedRoots(lab: Lab, rogueRoot: boolean): Certificate[] {
  const roots = [root(lab, 'authority', ROOT_NAME)];
  if (rogueRoot) roots.push(attackersRoot(lab));
  return roots.flatMap(({ certificates }) => certificates);
}

/**
 * What a server with this identity shows. Keys are the ones given, or the RSA keys of the identity's owner.
 *
 * @param keysOf the keys of the server, and those of the attacker.
 */
export function certified(
  lab: Lab,
  identity: Identity,
  depth: Depth,
  keysOf: (owner: 'server' | 'attacker') => KeyPair = (owner) => lab.rsaKeyPair(owner),
): Certified {
  const authority = trustedAuthority(lab, depth);
  const server = keysOf('server');
  if (identity === 'genuine') return show(lab, authority, lab.serverName, server, PRESENT);
  const attacker = keysOf('attacker');
  switch (identity) {
    case 'attacker':
      return show(lab, attackersRoot(lab), lab.serverName, attacker, PRESENT);
    case 'other-domain':
      return show(lab, authority, lab.attackerName, attacker, PRESENT);
    case 'expired':
      return show(lab, authority, lab.serverName, attacker, PAST);
    case 'forged-issuer':
      return show(lab, issuing(lab, root(lab, 'attacker', ROOT_NAME), depth), lab.serverName, attacker, PRESENT);
    case 'modified': {
      const [leaf, ...others] = show(lab, authority, lab.serverName, server, PRESENT).chain;
      return { keys: attacker, chain: [withKey(leaf as Uint8Array, server, attacker), ...others] };
    }
  }
}

/** What a user shows: a certificate of the trusted authority; of its own root, an attacker. */
export function certifiedUser(lab: Lab, owner: 'client' | 'attacker'): Certified {
  const keys = lab.ecKeyPair(owner);
  const authority = owner === 'client' ? trustedAuthority(lab, 'root') : attackersRoot(lab);
  return { keys, chain: [issueToClient(lab, authority, 'alice', keys).bytes] };
}

function attackersRoot(lab: Lab): Authority {
  return root(lab, 'attacker', 'Evil Root');
}

function issuing(lab: Lab, above: Authority, depth: Depth): Authority {
  return depth === 'root' ? above : intermediate(lab, above, INTERMEDIATE_NAME);
}

function show(lab: Lab, authority: Authority, name: string, keys: KeyPair, period: Period): Certified {
  const certificates = [issue(lab, authority, [name], keys, period), ...authority.certificates.slice(0, -1)];
  return { keys, chain: certificates.map(({ bytes }) => bytes) };
}

/** A certificate with one public key replaced by another of the same length; all else stays, the signature too. */
function withKey(certificate: Uint8Array, genuine: KeyPair, replacement: KeyPair): Uint8Array {
  const before = encodePublicKey(genuine.publicKey);
  const after = encodePublicKey(replacement.publicKey);
  const start = indexOf(certificate, before);
  return concat(certificate.subarray(0, start), after, certificate.subarray(start + before.length));
}
