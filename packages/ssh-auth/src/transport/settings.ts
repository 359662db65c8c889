import { nobleForConnections } from '@cutaway/primitives/noble';
import { Tracer } from '@cutaway/primitives/trace';
import type { TransportOptions } from '../client/options.js';
import { SshProtocolError } from '../errors/protocol.js';
import { type Algorithms, algorithmsOf } from '../registry/policy.js';
import type { Faults } from './faults.js';
import type { TransportSettings } from './transport.js';

/** What only `./lab` may ask for. */
export interface LabOptions {
  readonly faults?: Faults | undefined;
  /** Lets broken algorithms be used. */
  readonly insecureAlgorithms?: boolean;
  /** Does not announce strict kex. */
  readonly withoutStrictKex?: boolean;
}

/**
 * The settings of a transport from what the program asked for.
 *
 * @throws {SshProtocolError} `ssh/insecure-algorithm` for names the policies do not have.
 */
export function transportSettings(
  role: 'client' | 'server',
  options: TransportOptions,
  lab: LabOptions,
): TransportSettings {
  const {
    crypto = nobleForConnections,
    requireStrictKex = false,
    rekeyLimit = {},
    softwareVersion = 'Cutaway',
  } = options;
  return {
    role,
    crypto,
    random: options.random ?? ((length) => crypto.random(length)),
    now: options.now ?? (() => performance.now()),
    tracer: Tracer.for(options.trace, role, 'ssh'),
    faults: lab.faults,
    algorithms: { ...algorithmsOf(options.policy ?? 'modern', crypto), ...checkedAlgorithms(options, lab) },
    identification: `SSH-2.0-${softwareVersion}`,
    announceStrictKex: lab.withoutStrictKex !== true,
    requireStrictKex,
    rekeyLimit,
  };
}

/** The lists the program gave, without those it left away. */
function checkedAlgorithms(
  { algorithms = {}, crypto = nobleForConnections }: TransportOptions,
  lab: LabOptions,
): Partial<Algorithms> {
  const known = algorithmsOf(lab.insecureAlgorithms === true ? 'lab' : 'compatible', crypto);
  for (const list of Object.keys(algorithms) as (keyof Algorithms)[]) {
    const names: readonly string[] = known[list];
    const refused = (algorithms[list] ?? []).filter((name) => !names.includes(name));
    if (refused.length > 0) throw new SshProtocolError('ssh/insecure-algorithm', { list, algorithms: refused });
  }
  return Object.fromEntries(Object.entries(algorithms).filter(([, names]) => names !== undefined));
}

/** The shortest RSA key that is taken from the peer, in bits. */
export function minimumRsaLength({ minimumRsaLength, policy }: TransportOptions): number {
  return minimumRsaLength ?? (policy === 'compatible' ? 1024 : 2048);
}
