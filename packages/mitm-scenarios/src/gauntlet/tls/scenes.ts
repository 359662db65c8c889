import type { KeyGeneration } from '@cutaway/primitives/crypto';
import type { Scene } from '../hostile-case.js';
import type { Material } from '../material.js';
import { type Change, credential, intermediate, leaf, type Made, root } from './pki.js';
import { type TlsServerSetup, tlsServe } from './server.js';

/** The honest chain, or one that differs from it. */
export interface ChainChange {
  readonly leaf?: Change;
  /** What kind of key the server has. */
  readonly kind?: KeyGeneration;
  readonly intermediate?: Change;
  readonly root?: Change;
}

/** Root, authority and server's certificate. */
export interface Chain {
  readonly root: Made;
  readonly authority: Made;
  readonly own: Made;
}

/** Issues a chain; the same changes give new certificates under the same keys. */
export function chain(material: Material, change: ChainChange = {}): Chain {
  const { kind } = change;
  const top = root(material, 'Gauntlet Root', change.root);
  const authority = intermediate(material, top, change.intermediate && { change: change.intermediate });
  const own = leaf(material, authority, {
    ...(kind === undefined ? {} : { kind }),
    ...(change.leaf === undefined ? {} : { change: change.leaf }),
  });
  return { root: top, authority, own };
}

/** A server with a chain; the client trusts in the chain's root unless others are given. */
export function tlsScene(
  material: Material,
  { root: top, authority, own }: Chain,
  setup: Partial<TlsServerSetup> = {},
  scene: Partial<Scene> = {},
): Scene {
  return {
    trusted: [top.der],
    serve: tlsServe(material, { ...showing(material, own, [own, authority]), ...setup }),
    ...scene,
  };
}

/**
 * Shows certificates that the server itself may be unable to read: it goes by an honest one for the same key.
 */
export function showing(
  material: Material,
  own: Made,
  certificates: readonly Made[],
): Pick<TlsServerSetup, 'credentials' | 'certificates'> {
  const readable = leaf(material, root(material), { keyPair: own.keys });
  return {
    credentials: [credential(readable)],
    certificates: certificates.map(({ der }) => der),
  };
}

/** The honest server, apart from what `setup` changes. */
export function honest(material: Material, setup: Partial<TlsServerSetup> = {}): Scene {
  return tlsScene(material, chain(material), setup);
}
