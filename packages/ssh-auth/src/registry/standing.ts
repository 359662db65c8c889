/**
 * What an algorithm is fit for.
 *
 * - `default`: offered unless the caller says otherwise.
 * - `supported`: still sound, for peers that have nothing newer.
 * - `insecure`: broken or too weak; for experiments and old devices, under a name that says so.
 */
export type Standing = 'default' | 'supported' | 'insecure';

/** What all registered algorithms have. */
export interface RegisteredAlgorithm<Name extends string = string> {
  /** As in `SSH_MSG_KEXINIT`. */
  readonly name: Name;
  readonly standing: Standing;
  /** Where it is specified. */
  readonly rule: string;
}

/** The names with one of these standings, in the registry's order. */
export function namesOf<Name extends string>(
  registry: Readonly<Record<Name, RegisteredAlgorithm<Name>>>,
  standings: readonly Standing[],
): Name[] {
  return Object.values<RegisteredAlgorithm<Name>>(registry)
    .filter(({ standing }) => standings.includes(standing))
    .map(({ name }) => name);
}
