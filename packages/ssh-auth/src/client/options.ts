import type { CryptoProvider, RandomSource } from '@cutaway/primitives/crypto';
import type { TraceListener } from '@cutaway/primitives/trace';
import type { IncomingChannel } from '../connection/connection-protocol.js';
import type { HostKeyDecision, PresentedHostKey } from '../known-hosts/index.js';
import type { Algorithms, PolicyName } from '../registry/policy.js';
import type { HostKeyAnswer } from '../transport/kex/client.js';
import type { RekeyLimit } from '../transport/rekeying.js';
import type { AuthenticationMethods } from '../userauth/authentication.js';

/** What both roles can be told about the transport. */
export interface TransportOptions {
  /** `noble` unless given. */
  readonly crypto?: CryptoProvider;
  /** Replaces the system's generator, for runs that must be repeatable. */
  readonly random?: RandomSource;
  /** Milliseconds of a clock that never goes back; `performance.now` unless given. */
  readonly now?: () => number;
  /** Receives everything that happens, as it happens. */
  readonly trace?: TraceListener;
  /** `modern` unless given. */
  readonly policy?: PolicyName;
  /**
   * Replaces lists of the policy. Names may come from `compatible`; broken algorithms are refused here.
   */
  readonly algorithms?: Partial<Algorithms>;
  /** The shortest RSA key taken from the peer, in bits: 2048 unless given, 1024 with the policy `compatible`. */
  readonly minimumRsaLength?: number;
  /** Refuses a peer that could have its first packets cut off (CVE-2023-48795): `false` unless given. */
  readonly requireStrictKex?: boolean;
  /** Goes into the identification string behind `SSH-2.0-`. */
  readonly softwareVersion?: string;
  readonly rekeyLimit?: RekeyLimit;
}

/** Decides about a server's host key; `hostKeyVerifier` of `./known-hosts` makes one that goes by `known_hosts`. */
export type VerifyHostKey = (
  presented: PresentedHostKey,
) => HostKeyDecision | HostKeyAnswer | Promise<HostKeyDecision | HostKeyAnswer>;

/** Who connected to a port that the server listens on for this client (RFC 4254 §7.2). */
export interface ForwardedTcpip {
  /** Where they connected to. */
  readonly address: string;
  readonly port: number;
  readonly originator: { readonly host: string; readonly port: number };
}

/** Takes a channel for a connection to a port that was forwarded: accepts or refuses it, now or later. */
export type ForwardedChannelHandler = (channel: IncomingChannel, forwarded: ForwardedTcpip) => void;

/** What a client must and may be told. */
export interface SshClientOptions extends TransportOptions {
  /** The host's name, as the user wrote it; its key is looked up under it. */
  readonly host: string;
  /** 22 unless given. */
  readonly port?: number;
  /** Another name to look the host's key up under. */
  readonly hostKeyAlias?: string;
  readonly userName: string;
  /** Decides whether the server's key is the host's. There is no default: whoever accepts any key talks to anybody. */
  readonly verifyHostKey: VerifyHostKey;
  /**
   * The host key algorithms to ask for, the most wanted first: `KnownHosts.hostKeyAlgorithms` gives the order that
   * makes the server show a key that is known. Names the policy does not have are left out.
   */
  readonly hostKeyAlgorithms?: readonly string[];
  /** Ways to log in, tried in this order as far as the server lets them be tried; or a function that gives them. */
  readonly authentication: AuthenticationMethods;
  /**
   * Whether the server may let the user in without having seen a password, signature or answer. `false` unless given:
   * whoever sits in between may want the user to believe that a key was checked (CVE-2021-36367).
   */
  readonly acceptUnproven?: boolean;
  /** Takes channels that the server opens: `forwarded-tcpip` after {@link SshClient.forward}. All others are refused. */
  readonly onForwarded?: ForwardedChannelHandler;
  /**
   * Takes channels for requests to this user's agent: `acceptInto` of `./node` passes them on to a socket. Without it
   * agent forwarding cannot be asked for.
   */
  readonly onAgentChannel?: (channel: IncomingChannel) => void;
}
