import type { HostileCase, Scene } from '../../hostile-case.js';
import type { Material } from '../../material.js';
import { type ChainChange, chain, honest, tlsScene } from '../scenes.js';

/** What most TLS cases have in common, and what sets one apart. */
export type TlsCase = Pick<HostileCase, 'id' | 'severity' | 'rules'> & Partial<HostileCase>;

/** A case whose twin is the honest server. */
export function tlsCase(
  group: string,
  definition: TlsCase & { readonly attack: (material: Material) => Scene },
): HostileCase {
  return { protocol: 'tls', group, goal: 'application-data', twin: (material) => honest(material), ...definition };
}

/** A case that differs from the honest server in its certificates alone. */
export function chainCase(group: string, definition: TlsCase & { readonly change: ChainChange }): HostileCase {
  const { change, ...rest } = definition;
  return tlsCase(group, {
    cwe: [295],
    where: { message: 'Certificate' },
    attack: (material) => tlsScene(material, chain(material, change)),
    ...rest,
  });
}
