import { type Choices, type RunKind, settings } from '@cutaway/mitm-scenarios/live';

/** A run as the address of a page names it. */
export interface AddressedRun {
  readonly kind: RunKind;
  readonly choices: Choices;
  readonly faults: readonly string[];
  readonly seed: string;
}

/** The query: `?run=tls&group=x25519&fault=server%3Adrop%3AFinished&seed=abc`. The fragment belongs to the player. */
export function addressOf({ kind, choices, faults, seed }: AddressedRun): string {
  const query = new URLSearchParams({ run: kind, ...choices });
  for (const fault of faults) query.append('fault', fault);
  query.set('seed', seed);
  return `?${query}${location.hash}`;
}

/** The run that a query names; nothing when it names none. What the names mean, the run itself checks. */
export function readAddress(search: string): AddressedRun | undefined {
  const query = new URLSearchParams(search);
  const kind = query.get('run');
  const seed = query.get('seed');
  if (kind === null || !Object.hasOwn(settings, kind) || seed === null) return undefined;
  const faults = query.getAll('fault');
  for (const name of ['run', 'seed', 'fault']) query.delete(name);
  return { kind: kind as RunKind, choices: Object.fromEntries(query), faults, seed };
}
