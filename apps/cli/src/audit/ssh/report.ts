import type { Finding } from '../finding.js';

/**
 * How an algorithm is rated: `default` and `supported` are sound, the second for peers that have nothing newer;
 * `insecure` is broken or too weak; `unknown` is not in the registry here.
 */
export type Rating = 'default' | 'supported' | 'insecure' | 'unknown';

/** An algorithm a server offers. */
export interface RatedAlgorithm {
  readonly name: string;
  readonly rating: Rating;
}

/** A host key, as the server proved it. */
export interface HostKeyReport {
  readonly type: string;
  readonly bits: number;
  /** `SHA256:` and Base64. */
  readonly fingerprint: string;
}

/** The audit of one SSH server. */
export interface SshAudit {
  readonly protocol: 'ssh';
  readonly host: string;
  readonly port: number;
  /** The identification string. */
  readonly identification: string;
  /** Lists of `SSH_MSG_KEXINIT` by their field names, in the server's order, announcements left out. */
  readonly algorithms: Readonly<Record<AlgorithmList, readonly RatedAlgorithm[]>>;
  readonly strictKex: boolean;
  /** Bits of the group the server gives a client that asks for the smallest; absent without group exchange. */
  readonly groupExchangeBits?: number;
  readonly hostKeys: readonly HostKeyReport[];
  /** MD5, hex, of the server's lists. */
  readonly hasshServer: string;
  /** The gravest first. */
  readonly findings: readonly Finding[];
}

export const ALGORITHM_LISTS = [
  'kex_algorithms',
  'server_host_key_algorithms',
  'encryption_algorithms_client_to_server',
  'encryption_algorithms_server_to_client',
  'mac_algorithms_client_to_server',
  'mac_algorithms_server_to_client',
  'compression_algorithms_client_to_server',
  'compression_algorithms_server_to_client',
] as const;

export type AlgorithmList = (typeof ALGORITHM_LISTS)[number];
