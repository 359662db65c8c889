import type { Algorithms } from '../src/registry/policy.js';

/** Lists that are to be used in place of a policy's. */
export type Names = Partial<Algorithms>;

/** Algorithms to try with a peer. */
export interface AlgorithmCase {
  readonly name: string;
  readonly algorithms: Names;
  /** Whether only `./lab` has them. */
  readonly insecure: boolean;
}

/** A case for each set of lists: those that every program may use, and those of the lab. */
export function algorithmCases(sound: readonly Names[], insecure: readonly Names[]): AlgorithmCase[] {
  const caseOf = (algorithms: Names, isInsecure: boolean): AlgorithmCase => ({
    name: Object.values(algorithms).flat().join(' and '),
    algorithms,
    insecure: isInsecure,
  });
  return [...sound.map((one) => caseOf(one, false)), ...insecure.map((one) => caseOf(one, true))];
}

/** What `KeyExchangeInfo` says when the first names of these lists were agreed on. */
export function agreedOn({ keyExchange, cipher, mac, hostKey }: Names): object {
  return {
    ...(keyExchange && { keyExchange: keyExchange[0] }),
    ...(cipher && { cipherClientToServer: cipher[0], cipherServerToClient: cipher[0] }),
    ...(mac && { macClientToServer: mac[0], macServerToClient: mac[0] }),
    ...(hostKey && { hostKey: hostKey[0] }),
  };
}
